/** `/exports`: everything that matches, as a file. */
import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendFile } from '../http/file.ts';
import { type Catalog, type Compiled, compile, type Query } from '../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk, nameWarnings } from './desk.ts';
import { writeExport } from './export-file.ts';
import { FORMATS, findFormat, formatsOf } from './export-format.ts';
import { declareFacets } from './facet-call.ts';
import type { Format, Origin } from './formats/format.ts';
import { withGeometry } from './formats/geojson.ts';
import { addressOf } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { flag, KNOWN, languageOf, parseExtent, type RawParameters, text } from './params.ts';
import { countBytes, makeFile, nameFile, packed } from './sent-file.ts';

type ExportRequest = FastifyRequest<{ Params: { dataset: string; format: string }; Querystring: RawParameters }>;

export function exports(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/exports`, async (request: DatasetRequest) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const address = addressOf(request);
    const formats = Object.keys(formatsOf(loan.release.definition)).map((name) => ({
      rel: name,
      href: `${address}/${name}`,
    }));
    return { _links: [{ rel: 'self', href: address }, ...formats] };
  });

  const send = async (request: ExportRequest, reply: FastifyReply) => {
    const { dataset } = request.params;
    await using loan = await desk.shelf.borrow(dataset);
    const format = findFormat(request.params.format, formatsOf(loan.release.definition));
    if (answerKept(desk, request, reply, [loan.release], KNOWN.exports)) return reply;
    const raw = request.query;
    if (format === FORMATS.parquet && isWhole(raw)) {
      nameFile(reply, dataset, format);
      if (request.method === 'HEAD') return sendSize(reply, (await stat(loan.release.file)).size);
      return sendFile(request, reply, loan.release.file);
    }
    const query = { ...parseExtent(raw, desk.now(), desk.limits), asStored: true };
    const { compiled, record } = compileRows(query, declareFacets(loan.release.catalog, raw, desk.limits), format);
    const origin = originOf(request, loan.release, query, record);
    const useLabels = flag(raw, 'use_labels', false);
    const compressed = flag(raw, 'compressed', false);
    const file = await makeFile(desk, reply, (session) =>
      writeExport(session, compiled, { format, name: dataset, query, raw, useLabels, folder: desk.folder, origin }),
    );
    nameFile(reply, dataset, format, compressed);
    nameWarnings(reply, compiled.warnings);
    const bytes = packed(file, compressed);
    return request.method === 'HEAD' ? sendSize(reply, await countBytes(bytes, reply)) : reply.send(bytes);
  };
  // The file is made to be measured: the `HEAD` of Fastify would send no size of what is streamed.
  app.head(`${DATASET}/exports/:format`, send);
  app.get(`${DATASET}/exports/:format`, { exposeHeadRoute: false }, send);
}

/** Says how many bytes the file has, as it is kept: without the encoding in which a client may have it sent. */
const sendSize = (reply: FastifyReply, bytes: number): FastifyReply => reply.header('content-length', bytes).send();

/** The name of the column of identifiers, which no request gives to another. */
const RECORD = 'recordid of the row';

/** The rows, with the identifier or the place of each where the format needs it; groups and figures have none. */
export function compileRows(
  query: Query,
  catalog: Catalog,
  { identified, placed }: Format,
): { compiled: Compiled; record?: string } {
  const compiled = compile(query, catalog);
  if (placed === true) return { compiled: compile(withGeometry(query, catalog, compiled), catalog) };
  if (identified !== true || compiled.grouped || compiled.total) return { compiled };
  const select = `${query.select ?? '*'}, recordid as \`${RECORD}\``;
  const rows = compile({ ...query, select }, catalog);
  return { compiled: rows, record: rows.columns.find(({ key }) => key === RECORD)!.alias };
}

const originOf = (
  request: ExportRequest,
  { definition, manifest }: OpenRelease,
  query: Query,
  record: string | undefined,
): Origin => ({
  title: definition.title[languageOf(query)],
  version: manifest.version,
  // As an address is written: what the client says of the host is in it.
  address: new URL(addressOf(request).replace(/\/exports\/[^/]*$/, '')).href,
  ...(record === undefined ? {} : { record }),
});

/** Nothing that the published file would not show as it is. */
const isWhole = (raw: RawParameters): boolean =>
  KNOWN.exports.every(
    (parameter) =>
      ['lang', 'timezone'].includes(parameter) ||
      text(raw, parameter) === undefined ||
      (parameter === 'limit' && text(raw, 'limit') === '-1'),
  );
