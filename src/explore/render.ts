/** Rows and failures as clients of Explore API v2.1 expect them. */
import type { ErrorCode } from '../errors.ts';
import type { Failure } from '../http/errors.ts';
import type { ResultColumn } from '../odsql/index.ts';
import type { Row } from '../warehouse/duck.ts';
import { renderInstant } from './instant.ts';

/** Characters of a date that are known, by its precision. */
const DATE_CHARACTERS = { year: 4, month: 7, day: 10 } as const;

/** Names that the official API gives to failures; scripts test them. */
const ERROR_NAMES: Partial<Record<ErrorCode, string>> = {
  odsql_syntax: 'ODSQLSyntaxError',
  odsql_meaning: 'ODSQLError',
  parameter: 'InvalidRESTParameterError',
  unknown_dataset: 'NotFoundResource',
  unknown_record: 'NotFoundResource',
  unknown_certification: 'NotFoundResource',
  unknown_file: 'NotFoundResource',
  unknown_release: 'NotFoundResource',
  nothing_published: 'NotFoundResource',
  overloaded: 'Overloaded',
  query_timeout: 'QueryTimeout',
  release_damaged: 'ReleaseUnavailable',
};

/** One row of the engine as a flat object: every column present, in order; the last of two columns of one name stays. */
export const renderRow = (row: Row, columns: readonly ResultColumn[], timezone = 'UTC'): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column.key, renderValue(row[column.alias], column, timezone)]));

/** One value: numbers as numbers, dates at their precision, instants with seconds and offset, shapes as GeoJSON. */
function renderValue(value: unknown, { type, field }: ResultColumn, timezone: string): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value;
  if (type === 'date') return value.slice(0, DATE_CHARACTERS[field?.precision ?? 'day']);
  if (type === 'datetime') return renderInstant(value, timezone);
  if (type === 'geo_shape' || type === 'geo_cluster') return JSON.parse(value);
  return value;
}

/** The body of every failure: the two keys of the official API, and ours under `details`. */
export function renderError({ status, message, refusal }: Failure, requestId: string): object {
  const { code, place, value, expected, mend } = refusal ?? {};
  const name =
    (code === undefined ? undefined : ERROR_NAMES[code]) ??
    (status === 404 ? 'NotFoundResource' : status < 500 ? 'BadRequest' : 'InternalError');
  return { error_code: name, message, details: { code, place, value, expected, mend, request_id: requestId } };
}
