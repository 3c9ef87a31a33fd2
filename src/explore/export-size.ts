/** How many rows a format holds, seen before a file is begun. */
import { Refusal } from '../errors.ts';
import type { Compiled, Query } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import type { Format } from './formats/format.ts';
import { readCount } from './page.ts';

/** Refuses `parameter` when the answer has more rows than the format holds. Rows are counted only when the request does not bound them. */
export async function refuseTooMany(
  session: Session,
  compiled: Compiled,
  { limit = Number.POSITIVE_INFINITY, offset = 0 }: Query,
  { mostRows, extension }: Format,
): Promise<void> {
  if (mostRows === undefined || compiled.total || limit <= mostRows) return;
  const rows = Math.min(limit, (await readCount(session, compiled)) - offset);
  if (rows <= mostRows) return;
  throw new Refusal(
    'parameter',
    `Invalid value for format API parameter: ${extension} was found but it holds ${mostRows} rows and the answer has ${rows}.`,
    {
      place: { column: 'format' },
      value: extension,
      expected: `at most ${mostRows} rows`,
      mend: 'Narrow it with where or limit, or take csv, json, jsonl or parquet, which hold any number.',
    },
  );
}
