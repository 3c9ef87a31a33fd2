/** Exports of the catalogue: its table in the formats of tables, and documents for harvesters and readers of news. */
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hangUp } from '../http/hang-up.ts';
import { compile, type Query } from '../odsql/index.ts';
import { readRegister } from '../releases/register.ts';
import { catalogueOf } from './catalogue.ts';
import { answerKept, type Desk } from './desk.ts';
import { writeExport } from './export-file.ts';
import { FORMATS, findFormat } from './export-format.ts';
import type { Format } from './formats/format.ts';
import { type Described, parseFormats, type Site } from './harvest/described.ts';
import { DOCUMENTS } from './harvest/documents.ts';
import { addressOf } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { flag, KNOWN, languageOf, parseExtent, type RawParameters, texts } from './params.ts';
import { makeFile, nameFile, packed } from './sent-file.ts';

type CatalogueExport = FastifyRequest<{ Params: { format: string }; Querystring: RawParameters }>;

const { csv, json, jsonl, xlsx } = FORMATS;
const TABLES: Readonly<Record<string, Format>> = { csv, json, jsonl, xlsx };
const CATALOGUE = { ...TABLES, ...DOCUMENTS };
/** Names of the formats of the catalogue. */
export const CATALOGUE_FORMATS = Object.keys(CATALOGUE);

export function catalogueExports(app: FastifyInstance, desk: Desk): void {
  app.get('/catalog/exports', async (request: FastifyRequest) => {
    const address = addressOf(request);
    return {
      _links: [
        { rel: 'self', href: address },
        ...CATALOGUE_FORMATS.map((name) => ({ rel: name, href: `${address}/${name}` })),
      ],
    };
  });

  app.get('/catalog/exports/:format', async (request: CatalogueExport, reply) => {
    const raw = request.query;
    // The official client writes some names with hyphens.
    const name = request.params.format.replaceAll('-', '_');
    const format = findFormat(name, CATALOGUE);
    const published = await desk.shelf.published();
    if (answerKept(desk, request, reply, published, KNOWN.catalogue)) return reply;
    const compressed = flag(raw, 'compressed', false);
    const asked = { reply, query: parseExtent(raw, desk.now(), desk.limits), published };
    const [table, document] = [TABLES[name], DOCUMENTS[name]];
    const body =
      table === undefined
        ? await document!.write(await describeChosen(desk, asked), siteOf(request, asked.query))
        : await writeTable(desk, asked, table, raw);
    nameFile(reply, 'catalog', format, compressed);
    return reply.send(packed(body, compressed));
  });
}

interface Asked {
  reply: FastifyReply;
  query: Query;
  published: readonly OpenRelease[];
}

function writeTable(
  desk: Desk,
  { reply, query, published }: Asked,
  format: Format,
  raw: RawParameters,
): Promise<Readable> {
  const compiled = compile(query, catalogueOf(published, languageOf(query)));
  const useLabels = flag(raw, 'use_labels', false);
  const options = { format, name: 'catalog', query, raw, useLabels, folder: desk.folder };
  return makeFile(desk, reply, (session) => writeExport(session, compiled, options));
}

/** The datasets that the clauses choose, in their order. */
async function describeChosen(desk: Desk, { reply, query, published }: Asked): Promise<Described[]> {
  const { sql, parameters, columns } = compile(
    { ...query, select: 'dataset_id' },
    catalogueOf(published, languageOf(query)),
  );
  const rows = await desk.queries.run(hangUp(reply), (session) => session.rows(sql, parameters));
  return Promise.all(
    rows.map(async (row) => {
      const { definition, manifest } = published.find(({ definition: { id } }) => id === row[columns[0]!.alias])!;
      const { versions } = await readRegister(desk.data, definition.id);
      return { definition, manifest, releases: versions.filter(({ result }) => result === 'published') };
    }),
  );
}

function siteOf(request: CatalogueExport, query: Query): Site {
  const api = new URL(addressOf(request).replace(/\/catalog\/exports.*/, '')).href;
  return {
    home: new URL('/', api).href.slice(0, -1),
    api,
    language: languageOf(query),
    formats: parseFormats(texts(request.query, 'include_exports')),
    labels: flag(request.query, 'use_labels_in_exports', true),
  };
}
