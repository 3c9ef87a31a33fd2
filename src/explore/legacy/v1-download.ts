/** Downloads of API 1.0: everything that matches. JSON is a list of records, the other formats are those of the exports of v2.1. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Compiled, compile, type Query } from '../../odsql/index.ts';
import { identifier, literal } from '../../warehouse/duck.ts';
import { answerKept, type Desk } from '../desk.ts';
import { writeExport } from '../export-file.ts';
import { FORMATS, findFormat } from '../export-format.ts';
import { compileRows } from '../exports.ts';
import { bindings, type Format } from '../formats/format.ts';
import { valueSql } from '../formats/value.ts';
import type { OpenRelease } from '../open-release.ts';
import { flag, type RawParameters, text, whole } from '../params.ts';
import { makeFile, nameFile } from '../sent-file.ts';
import { ID, recordTime, withId } from './record.ts';
import { datasetOf, declareDisjunctive, knownNames, parseClausesV1 } from './v1-params.ts';

type DownloadRequest = FastifyRequest<{ Params: { dataset?: string }; Querystring: RawParameters }>;

/** Formats of API 1.0 that are ours too. */
const { csv, json, jsonl, parquet, geojson, xlsx } = FORMATS;
const V1_FORMATS = { csv, json, jsonl, parquet, xlsx };
const V1_PLACED = { ...V1_FORMATS, geojson };

interface Download {
  raw: RawParameters;
  format: Format;
  query: Query;
}

export function downloads(app: FastifyInstance, desk: Desk): void {
  for (const path of ['/api/records/1.0/download', '/explore/dataset/:dataset/download'])
    app.get(path, async (request: DownloadRequest, reply) => {
      const raw = request.query;
      await using loan = await desk.shelf.borrow(request.params.dataset ?? datasetOf(raw));
      if (answerKept(desk, request, reply, [loan.release], knownNames(raw))) return reply;
      const offered = loan.release.definition.place === undefined ? V1_FORMATS : V1_PLACED;
      const format = findFormat(text(raw, 'format') ?? 'csv', offered);
      const rows = whole(raw, 'rows', 'rows', -1, Number.MAX_SAFE_INTEGER) ?? -1;
      const offset = whole(raw, 'start', 'start', 0, Number.MAX_SAFE_INTEGER) ?? 0;
      const clauses = parseClausesV1(raw, declareDisjunctive(loan.release.catalog, raw), desk.now(), desk.limits);
      const query = { ...clauses, asStored: true, offset, ...(rows === -1 ? {} : { limit: rows }) };
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
  const compiled = format === json ? asRecords(release, query, raw) : compileRows(query, catalog, format).compiled;
  const useLabels = flag(raw, 'use_labels_for_header', flag(raw, 'use_labels', false));
  const options = { with_bom: 'false', delimiter: text(raw, 'csv_separator') ?? ';' };
  const name = release.definition.id;
  const file = await makeFile(desk, reply, (session) =>
    writeExport(session, compiled, { format, name, query, raw: options, useLabels, folder: desk.folder }),
  );
  return nameFile(reply, name, format).send(file);
}

/** Each row as a record: its identity, and its fields without those that are null. */
function asRecords(release: OpenRelease, query: Query, raw: RawParameters): Compiled {
  const rows = compile(withId(query), declareDisjunctive(release.catalog, raw));
  const id = rows.columns.find(({ key }) => key === ID)!;
  const { parameters, ...bound } = bindings(rows, query);
  const fields = rows.columns
    .filter((column) => column !== id)
    .map((column) => `${identifier(column.key)} := ${valueSql(column, bound)}`);
  const members = {
    datasetid: literal(release.definition.id),
    recordid: identifier(id.alias),
    // A merge drops the nulls of what is merged.
    fields: `json_merge_patch('{}', to_json(struct_pack(${fields.join(', ')})))`,
    record_timestamp: literal(recordTime(release)),
  };
  const columns = Object.keys(members).map((key) => ({ key, alias: key, type: 'text' }) as const);
  const list = Object.entries(members).map(([key, sql]) => `${sql} as ${key}`);
  return { ...rows, columns, parameters, sql: `select ${list.join(', ')} from (${rows.sql})` };
}
