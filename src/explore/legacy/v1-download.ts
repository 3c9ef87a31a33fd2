/** Downloads of API 1.0: everything that matches. JSON is a list of records, the other formats are those of the exports of v2.1. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { type Compiled, compile, type Query } from '../../odsql/index.ts';
import { identifier, literal } from '../../warehouse/duck.ts';
import { answerKept, type Desk } from '../desk.ts';
import { shown, writeExport } from '../export-file.ts';
import { FORMATS, type FormatName, formatsOf } from '../export-format.ts';
import { compileFor } from '../exports.ts';
import type { OpenRelease } from '../open-release.ts';
import { choice, flag, type RawParameters, text, whole } from '../params.ts';
import { ID, recordTime, withId } from './record.ts';
import { datasetOf, declareDisjunctive, knownNames, parseClausesV1 } from './v1-params.ts';

type DownloadRequest = FastifyRequest<{ Params: { dataset?: string }; Querystring: RawParameters }>;

interface Download {
  raw: RawParameters;
  format: FormatName;
  query: Query;
}

export function downloads(app: FastifyInstance, desk: Desk): void {
  for (const path of ['/api/records/1.0/download', '/explore/dataset/:dataset/download'])
    app.get(path, async (request: DownloadRequest, reply) => {
      const raw = request.query;
      await using loan = await desk.shelf.borrow(request.params.dataset ?? datasetOf(raw));
      if (answerKept(desk, request, reply, [loan.release], knownNames(raw))) return reply;
      const format = choice(raw, 'format', formatsOf(loan.release.definition), 'csv');
      const rows = whole(raw, 'rows', 'rows', -1, Number.MAX_SAFE_INTEGER) ?? -1;
      const offset = whole(raw, 'start', 'start', 0, Number.MAX_SAFE_INTEGER) ?? 0;
      const clauses = parseClausesV1(raw, declareDisjunctive(loan.release.catalog, raw), desk.now(), desk.limits);
      const query = { ...clauses, offset, ...(rows === -1 ? {} : { limit: rows }) };
      return await sendDownload(desk, reply, loan.release, { raw, format, query });
    });
}

/** Sends the rows as a file. CSV has no byte order mark here. */
export async function sendDownload(
  desk: Desk,
  reply: FastifyReply,
  release: OpenRelease,
  { raw, format, query }: Download,
): Promise<FastifyReply> {
  const catalog = declareDisjunctive(release.catalog, raw);
  const compiled = format === 'json' ? asRecords(release, query, raw) : compileFor(FORMATS[format], query, catalog);
  const useLabels = flag(raw, 'use_labels_for_header', flag(raw, 'use_labels', false));
  const options = { with_bom: 'false', delimiter: text(raw, 'csv_separator') ?? ';' };
  const client = hangUp(reply);
  const file = await desk.exports.run(client, (session) =>
    writeExport(session, compiled, { format: FORMATS[format], raw: options, useLabels, folder: desk.folder }),
  );
  if (client.aborted) {
    file.destroy();
    throw client.reason;
  }
  const { extension, media } = FORMATS[format];
  reply.header('content-disposition', `attachment; filename="${release.definition.id}.${extension}"`).type(media);
  return reply.send(file);
}

/** Each row as a record: its identity, and its fields without those that are null. */
function asRecords(release: OpenRelease, query: Query, raw: RawParameters): Compiled {
  const rows = compile(withId(query), declareDisjunctive(release.catalog, raw));
  const id = rows.columns.find(({ key }) => key === ID)!;
  const fields = rows.columns
    .filter((column) => column !== id)
    .map((column) => `${identifier(column.key)} := ${shown(column, FORMATS.json)}`);
  const members = {
    datasetid: literal(release.definition.id),
    recordid: identifier(id.alias),
    // A merge drops the nulls of what is merged.
    fields: `json_merge_patch('{}', to_json(struct_pack(${fields.join(', ')})))`,
    record_timestamp: literal(recordTime(release)),
  };
  const columns = Object.keys(members).map((key) => ({ key, alias: key, type: 'text' }) as const);
  const list = Object.entries(members).map(([key, sql]) => `${sql} as ${key}`);
  return { ...rows, columns, sql: `select ${list.join(', ')} from (${rows.sql})` };
}
