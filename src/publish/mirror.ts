/**
 * A CSV (or its Parquet) published by the official portal, taken as a release of its dataset: any separator, BOM or not, current or old column names,
 * labels as headers, long texts with new lines and quotes. Absent columns are null and said so; nothing is judged, what cannot be read is reported.
 */
import { mkdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Column, DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { workFolder } from '../releases/folder.ts';
import type { Unread } from '../releases/manifest.ts';
import { nextVersion, readRegister } from '../releases/register.ts';
import { type CsvCopy, copyCsv, NOTHING_BROKEN } from '../sources/csv.ts';
import { nameKey } from '../sources/csv-header.ts';
import { linesOf } from '../sources/csv-mend.ts';
import { readFirstBytes } from '../sources/first-bytes.ts';
import { unzipped } from '../sources/gzip.ts';
import { fingerprint } from '../sources/read.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { PUBLISHED_TYPES, publishView, sumMeasures } from './derive.ts';
import { finish, type Outcome } from './finish.ts';
import { openNomenclatures } from './nomenclatures.ts';
import { prepareComparison } from './prepare.ts';
import { atPress, type Press } from './press.ts';
import { groupRows, makingFolder, writeRows } from './write.ts';

export interface Mirroring extends Press {
  dataset: DatasetDefinition;
  file: string;
  /** Day of the release when the file does not say it. */
  otherwise: string;
}

/** A column of the definition and the header that carries it. */
interface Matched {
  column: Column;
  header: string;
}

export async function mirror(mirroring: Mirroring): Promise<Outcome> {
  const { data, dataset, file, onStep } = mirroring;
  return atPress(mirroring, [dataset], async (engine) => {
    await mkdir(workFolder(data), { recursive: true });
    await openNomenclatures(engine, []);
    onStep?.('reading the file', dataset.id);
    const plain = await unzipped(file, workFolder(data));
    const copy = (await isParquet(plain))
      ? await scanParquet(engine, plain)
      : await copyCsv(engine, plain, workFolder(data));
    const { matched, ignored } = await matchHeaders(engine, copy.scan, dataset, file);
    onStep?.('typing the columns', dataset.id);
    const values = await unreadValues(engine, copy, matched, plain);
    await viewRows(engine, copy.scan, dataset, matched);
    const asOf = (await loadDate(engine, matched)) ?? mirroring.otherwise;
    onStep?.('writing', dataset.id);
    const outcome = await finish(engine, mirroring, dataset, {
      asOf,
      ...(await write(engine, mirroring, asOf, (await stat(plain)).size / Math.max(1, copy.rows))),
      origin: 'mirrored',
      sources: [{ table: dataset.id, file: basename(file), rows: copy.rows, ...(await fingerprint(file)) }],
      dispositions: [],
      checks: [],
      absent: dataset.columns
        .filter((column) => !matched.some((match) => match.column === column))
        .map(({ name }) => name),
      unread: { ...unreadLines(copy.broken), values, columns: ignored },
    });
    return prepareComparison(engine, mirroring, dataset, outcome);
  });
}

const isParquet = async (file: string): Promise<boolean> =>
  (await readFirstBytes(file, 4)).toString('latin1') === 'PAR1';

/** A Parquet file of the portal as a copied CSV file is: every value as text. */
async function scanParquet(engine: Engine, file: string): Promise<CsvCopy> {
  const parquet = `read_parquet(${literal(file)}, file_row_number = true)`;
  const described = await engine.rows<{ column_name: string }>(
    `describe select * exclude (file_row_number) from ${parquet}`,
  );
  const names = described.map(({ column_name }) => column_name);
  const texts = names.map((name) => `cast(${identifier(name)} as varchar) as ${identifier(name)}`);
  const { rows } = await engine.row<{ rows: bigint }>(`select count(*) as rows from ${parquet}`);
  return {
    scan: `(select ${[...texts, 'file_row_number'].join(', ')} from ${parquet})`,
    rows: Number(rows),
    header: undefined,
    broken: NOTHING_BROKEN,
  };
}

const unreadLines = ({
  first,
  mended,
  left_out,
}: CsvCopy['broken']): Pick<Unread, 'lines' | 'left_out' | 'mended'> => ({
  lines: first.map(({ mended: taken, ...line }) => (taken ? { ...line, mended: true } : line)),
  left_out,
  mended,
});

async function write(engine: Engine, { data, dataset }: Mirroring, asOf: string, rowBytes: number) {
  const version = nextVersion(await readRegister(data, dataset.id), asOf);
  const expected = await sumMeasures(engine, dataset, 'published');
  // Rows that are equal on the sort of the dataset, in a file whose key was not checked, still have one order.
  const sort = [...dataset.sort, `hash(${dataset.columns.map(({ name }) => name).join(', ')})`];
  const folder = makingFolder(data, dataset.id, version);
  return { version, expected, file: await writeRows(engine, dataset, folder, sort, groupRows(rowBytes)) };
}

async function matchHeaders(
  engine: Engine,
  scan: string,
  dataset: DatasetDefinition,
  file: string,
): Promise<{ matched: Matched[]; ignored: string[] }> {
  const described = await engine.rows<{ column_name: string }>(
    `describe select * exclude (file_row_number) from ${scan}`,
  );
  const headers = described.map(({ column_name }) => column_name);
  const matched: Matched[] = [];
  for (const column of dataset.columns) {
    const names = [
      column.name,
      ...(column.label === undefined ? [] : [column.label]),
      ...(column.aliases ?? []),
      column.title.fr,
    ].map(nameKey);
    const header = headers.find((name) => names.includes(nameKey(name)));
    if (header !== undefined) matched.push({ column, header });
  }
  if (matched.length === 0) {
    throw new Refusal('mirror_layout', `No column of the file is one of ${dataset.id}.`, {
      place: { file: basename(file) },
      value: headers.join(', ').slice(0, LIMITS.value_shown_characters),
      expected: dataset.columns
        .slice(0, 6)
        .map(({ name }) => name)
        .join(', '),
      mend: 'Check the dataset identifier, the separator and the header line.',
    });
  }
  const taken = new Set(matched.map(({ header }) => header));
  return { matched, ignored: headers.filter((header) => !taken.has(header)) };
}

/** The value of a text cell in its column's type; null when it cannot be read. Whole numbers written `12.0` are whole numbers; months written `2022-05` begin on their first day. */
function typed({ column, header }: Matched): string {
  const cell = identifier(header);
  switch (column.type) {
    case 'text':
      return cell;
    case 'int':
      return `coalesce(try_cast(${cell} as bigint), if(try_cast(${cell} as double) = floor(try_cast(${cell} as double)), try_cast(try_cast(${cell} as double) as bigint), null))`;
    case 'double':
      return `try_cast(replace(${cell}, ',', '.') as double)`;
    case 'date':
      return `coalesce(try_cast(left(${cell}, 10) as date), try_cast(${cell} || '-01' as date), try_cast(${cell} || '-01-01' as date))`;
  }
}

/** The typed rows, read from the copy wherever they are named: never held whole. */
async function viewRows(
  engine: Engine,
  scan: string,
  dataset: DatasetDefinition,
  matched: readonly Matched[],
): Promise<void> {
  const columns = dataset.columns.map((column) => {
    const match = matched.find((candidate) => candidate.column === column);
    return `cast(${match === undefined ? 'null' : typed(match)} as ${PUBLISHED_TYPES[column.type]}) as ${column.name}`;
  });
  await engine.run(`create or replace temp view rows as select ${columns.join(', ')} from ${scan}`);
  await publishView(engine, dataset);
}

/** Values that are not of their column's type: how many, and the first of each column with its line. */
async function unreadValues(
  engine: Engine,
  { scan, header }: CsvCopy,
  matched: readonly Matched[],
  file: string,
): Promise<Unread['values']> {
  const checked = matched.filter(({ column }) => column.type !== 'text');
  if (checked.length === 0) return [];
  const bad = (match: Matched): string => `${identifier(match.header)} is not null and ${typed(match)} is null`;
  const counts = await engine.row(
    `select ${checked.map((match, index) => `count_if(${bad(match)}) as c${index}`).join(', ')} from ${scan}`,
  );
  const found: { column: string; count: number; expected: string; first: { row: bigint; value: string }[] }[] = [];
  for (const [index, match] of checked.entries()) {
    const count = Number(counts[`c${index}`]);
    if (count === 0) continue;
    const first = await engine.rows<{ row: bigint; value: string }>(
      `select file_row_number + 1 as row, left(${identifier(match.header)}, ${LIMITS.value_shown_characters}) as value from ${scan} where ${bad(match)} order by 1 limit ${LIMITS.problems_shown}`,
    );
    found.push({ column: match.column.name, count, expected: EXPECTED[match.column.type], first });
  }
  const rows = found.flatMap(({ first }) => first.map(({ row }) => Number(row)));
  const lines =
    header === undefined || rows.length === 0
      ? new Map(rows.map((row) => [row, row]))
      : await linesOf(file, header, rows);
  return found.map(({ first, ...column }) => ({
    ...column,
    first: first.map(({ row, value }) => ({ line: lines.get(Number(row))!, value })),
  }));
}

/** What a value of each type is written as. */
const EXPECTED: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  int: 'a whole number',
  double: 'a number',
  date: 'a date, a month or a year: 2026-05-04, 2026-05, 2026',
};

/** The latest load date of the file, which names the release. */
async function loadDate(engine: Engine, matched: readonly Matched[]): Promise<string | null> {
  if (!matched.some(({ column }) => column.name === 'date_chargement')) return null;
  return (await engine.row<{ day: string | null }>('select max(date_chargement) as day from rows')).day;
}
