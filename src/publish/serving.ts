/** The file the engine serves a release from: a copy of its Parquet, which may be thrown away and is made again. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Column, type DatasetDefinition, searchableColumns } from '../datasets/index.ts';
import { prefecturePointSql } from '../nomenclatures/prefecture-point.ts';
import { type Indexing, indexWords } from '../odsql/index.ts';
import { rowsFile, servingFile } from '../releases/folder.ts';
import { makeDurable, makeFolder, readRegister } from '../releases/register.ts';
import { PLACE, POSTINGS, ROW_ORDER, TERMS, TEXTS } from '../releases/served.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { openEngine, type Press, underLock } from './press.ts';
import { groupRows } from './write.ts';

/** Makes the served file from the release's own Parquet: its rows in a table `rows`, and what `releases/served.ts` names. */
export async function writeServing(
  engine: Engine,
  data: string,
  dataset: DatasetDefinition,
  version: string,
): Promise<void> {
  const file = servingFile(data, dataset.id, version);
  const [aside, scratch] = [`${file}.part`, `${file}.scratch`];
  await makeFolder(dirname(file));
  for (const left of [aside, scratch]) await rm(left, { force: true });
  const texts = searchableColumns(dataset);
  const rows = `read_parquet(${literal(rowsFile(data, dataset.id, version))}, file_row_number = true)`;
  await engine.run(`attach ${literal(aside)} as making (row_group_size ${await groupOf(engine, texts, rows)})`);
  await engine.run(`attach ${literal(scratch)} as scratch`);
  try {
    const columns = ['* exclude (file_row_number)', `file_row_number as ${ROW_ORDER}`, ...placeOf(dataset)];
    if (texts.some(({ markup }) => markup === true)) {
      await engine.run(`create table making.rows as select ${columns.join(', ')} from ${rows}`);
      await indexTexts(engine, texts, { table: 'making.rows', texts: ROW_ORDER });
    } else {
      for (const statement of shareTexts(texts, columns, rows)) await engine.run(statement);
      await indexTexts(engine, texts, { table: SHARED, texts: TEXTS });
    }
  } finally {
    await engine.run('detach making');
    await engine.run('detach scratch');
    await rm(scratch, { force: true });
  }
  await makeDurable(aside);
  await rename(aside, file);
  await makeDurable(dirname(file));
}

/** Rows that the engine packs together: fewer where texts are long, since it holds several such groups before it writes them. */
async function groupOf(engine: Engine, texts: readonly Column[], rows: string): Promise<number> {
  const long = texts.filter(({ markup }) => markup === true);
  if (long.length === 0) return groupRows(1);
  const bytes = long.map(({ name }) => `coalesce(avg(strlen(${identifier(name)})), 0)`).join(' + ');
  const { row_bytes } = await engine.row<{ row_bytes: number }>(`select ${bytes} as row_bytes from ${rows}`);
  return groupRows(Math.max(1, row_bytes));
}

/** Where every text is once, when rows share them. */
const SHARED = 'scratch.shared';

/** Labels: millions of rows have some thousands of them between them. They are numbered, and their words found, once for all. */
function shareTexts(texts: readonly Column[], columns: readonly string[], rows: string): string[] {
  const names = texts.map(({ name }) => identifier(name));
  const same = names.map((name) => `made.${name} is not distinct from shared.${name}`).join(' and ');
  return [
    `create table ${SHARED} as select row_number() over () as ${TEXTS}, * from (select distinct ${names.join(', ')} from ${rows})`,
    `create table making.rows as select made.*, shared.${TEXTS} from (select ${columns.join(', ')} from ${rows}) as made join ${SHARED} as shared on ${same} order by made.${ROW_ORDER}`,
  ];
}

/** The words of all texts are many times the rows: they pass through a file of their own, not through memory. */
async function indexTexts(
  engine: Engine,
  texts: readonly Column[],
  where: Pick<Indexing, 'table' | 'texts'>,
): Promise<void> {
  const { count } = await engine.row<{ count: bigint }>(`select count(*) as count from ${where.table}`);
  const statements = indexWords({
    ...where,
    count: Number(count),
    columns: texts.map(({ name, markup = false }) => ({ name, markup })),
    terms: `making.${TERMS}`,
    postings: `making.${POSTINGS}`,
    scratch: 'scratch',
  });
  for (const statement of statements) await engine.run(statement);
}

/** The place of each row, where the dataset has one: found once and not at each query. */
const placeOf = ({ place }: DatasetDefinition): string[] =>
  place === undefined ? [] : [`${prefecturePointSql(identifier(place.column), place.written)} as ${PLACE}`];

/** Makes the served files of the latest releases that lack theirs. */
export async function restoreServing(press: Press, datasets: readonly DatasetDefinition[]): Promise<void> {
  const { data, onStep } = press;
  const missing: { dataset: DatasetDefinition; version: string }[] = [];
  for (const dataset of datasets) {
    const { latest } = await readRegister(data, dataset.id);
    if (latest !== null && !existsSync(servingFile(data, dataset.id, latest)))
      missing.push({ dataset, version: latest });
  }
  if (missing.length === 0) return;
  await underLock(data, async () => {
    await using engine = await openEngine(press);
    for (const { dataset, version } of missing) {
      onStep?.('preparing to serve', dataset.id);
      await writeServing(engine, data, dataset, version);
    }
  });
}
