/** Exports of the catalogue: its table in the formats of tables, and DCAT for harvesters. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { hangUp } from '../http/hang-up.ts';
import { compile } from '../odsql/index.ts';
import { catalogueOf } from './catalogue.ts';
import { catalogueGraph } from './dcat/graph.ts';
import { writeJsonLd, writeRdfXml, writeTurtle } from './dcat/write.ts';
import { answerKept, type Desk } from './desk.ts';
import { writeExport } from './export-file.ts';
import { FORMATS, type Format } from './export-format.ts';
import { addressOf } from './links.ts';
import { flag, KNOWN, languageOf, parseExtent, type RawParameters } from './params.ts';

type CatalogueExport = FastifyRequest<{ Params: { format: string }; Querystring: RawParameters }>;
type Graph = ReturnType<typeof catalogueGraph>;

/** A way to write the catalogue as a graph. */
interface GraphFormat {
  media: string;
  extension: string;
  write(graph: Graph): string | Promise<string>;
}

const RDF_XML: GraphFormat = { media: 'application/rdf+xml; charset=utf-8', extension: 'rdf', write: writeRdfXml };

/** Formats of the catalogue as a graph. `dcat` is RDF/XML, as on the official portal. */
const GRAPHS: Readonly<Record<string, GraphFormat>> = {
  dcat: RDF_XML,
  rdf: RDF_XML,
  ttl: { media: 'text/turtle; charset=utf-8', extension: 'ttl', write: writeTurtle },
  jsonld: {
    media: 'application/ld+json; charset=utf-8',
    extension: 'jsonld',
    write: (graph) => JSON.stringify(writeJsonLd(graph), null, 2),
  },
};

const TABLES: Readonly<Record<string, Format>> = { csv: FORMATS.csv, json: FORMATS.json, jsonl: FORMATS.jsonl };
/** Names of the formats of the catalogue. */
export const CATALOGUE_FORMATS = [...Object.keys(TABLES), ...Object.keys(GRAPHS)];

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
    const { format } = request.params;
    const published = await desk.shelf.published();
    const [graph, table] = [GRAPHS[format], TABLES[format]];
    if (graph === undefined && table === undefined)
      throw new Refusal(
        'parameter',
        `Invalid value for format API parameter: ${format} was found but one of ${CATALOGUE_FORMATS.join(' ')} is expected.`,
        { place: { column: 'format' }, value: format },
      );
    if (answerKept(desk, request, reply, published, KNOWN.catalogue)) return reply;
    const { media, extension } = (graph ?? table)!;
    reply.header('content-disposition', `attachment; filename="catalog.${extension}"`).type(media);
    const query = parseExtent(request.query, desk.now(), desk.limits);
    const catalog = catalogueOf(published, languageOf(query));
    if (graph !== undefined) {
      const { sql, parameters, columns } = compile({ ...query, select: 'dataset_id' }, catalog);
      const rows = await desk.queries.run(hangUp(reply), (session) => session.rows(sql, parameters));
      const chosen = rows.map((row) => published.find(({ definition }) => definition.id === row[columns[0]!.alias])!);
      const api = addressOf(request).replace(/\/catalog\/exports.*/, '');
      return graph.write(catalogueGraph(chosen, { home: new URL('/', api).href.slice(0, -1), api }));
    }
    const compiled = compile(query, catalog);
    const useLabels = flag(request.query, 'use_labels', false);
    const options = { format: table!, raw: request.query, useLabels, folder: desk.folder };
    return reply.send(await desk.exports.run(hangUp(reply), (session) => writeExport(session, compiled, options)));
  });
}
