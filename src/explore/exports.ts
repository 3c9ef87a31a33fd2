/** `/exports`: everything that matches, as a file. */
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { sendFile } from '../http/file.ts';
import { hangUp } from '../http/hang-up.ts';
import { type Catalog, type Compiled, compile, type Query } from '../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk, nameWarnings } from './desk.ts';
import { writeExport } from './export-file.ts';
import { FORMATS, type Format, formatsOf } from './export-format.ts';
import { declareFacets } from './facet-call.ts';
import { withGeometry } from './geojson.ts';
import { addressOf } from './links.ts';
import { flag, KNOWN, parseExtent, type RawParameters, text } from './params.ts';

type ExportRequest = FastifyRequest<{ Params: { dataset: string; format: string }; Querystring: RawParameters }>;

export function exports(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/exports`, async (request: DatasetRequest) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const address = addressOf(request);
    const formats = formatsOf(loan.release.definition).map((name) => ({ rel: name, href: `${address}/${name}` }));
    return { _links: [{ rel: 'self', href: address }, ...formats] };
  });

  app.get(`${DATASET}/exports/:format`, async (request: ExportRequest, reply) => {
    const { dataset } = request.params;
    await using loan = await desk.shelf.borrow(dataset);
    const format = findFormat(request.params.format, loan.release.definition);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.exports)) return reply;
    const raw = request.query;
    if (format === FORMATS.parquet && isWhole(raw)) {
      nameFile(reply, dataset, format);
      return sendFile(request, reply, loan.release.file);
    }
    const compiled = compileFor(
      format,
      parseExtent(raw, desk.now(), desk.limits),
      declareFacets(loan.release.catalog, raw, desk.limits),
    );
    const useLabels = flag(raw, 'use_labels', false);
    const compressed = flag(raw, 'compressed', false);
    const client = hangUp(reply);
    const file = await desk.exports.run(client, (session) =>
      writeExport(session, compiled, { format, raw, useLabels, folder: desk.folder }),
    );
    if (client.aborted) {
      file.destroy();
      throw client.reason;
    }
    nameFile(reply, dataset, format, compressed);
    nameWarnings(reply, compiled.warnings);
    // `pipeline` and not `pipe`: a client that hangs up must close the file too.
    return reply.send(compressed ? pipeline(file, createGzip(), () => {}) : file);
  });
}

/** Compiles the rows of a file; those of a map have their place. */
export function compileFor(format: Format, query: Query, catalog: Catalog): Compiled {
  const compiled = compile(query, catalog);
  return format.features ? compile(withGeometry(query, catalog, compiled), catalog) : compiled;
}

function findFormat(name: string, definition: DatasetDefinition): Format {
  const offered = formatsOf(definition);
  const found = offered.find((one) => one === name);
  if (found !== undefined) return FORMATS[found];
  throw new Refusal(
    'parameter',
    `Invalid value for format API parameter: ${name} was found but one of ${offered.join(' ')} is expected.`,
    {
      place: { column: 'format' },
      value: name,
    },
  );
}

/** Nothing that the published file would not show as it is. */
const isWhole = (raw: RawParameters): boolean =>
  KNOWN.exports.every(
    (parameter) =>
      ['lang', 'timezone'].includes(parameter) ||
      text(raw, parameter) === undefined ||
      (parameter === 'limit' && text(raw, 'limit') === '-1'),
  );

/** The name and the type under which the client keeps the file. */
function nameFile(reply: FastifyReply, dataset: string, { extension, media }: Format, compressed = false): void {
  const file = `${dataset}.${extension}${compressed ? '.gzip' : ''}`;
  reply.header('content-disposition', `attachment; filename="${file}"`).type(compressed ? 'application/gzip' : media);
}
