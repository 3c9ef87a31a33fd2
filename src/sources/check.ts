/** The contract, value by value, in bulk: one query counts what breaks it; only when something does, others find where. */
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { ENGINE_TYPES, SOURCES, type SourceColumn, type SourceTableName } from './contract.ts';

/** A scan of a source file with `file_row_number` and the contract's columns, as text (CSV) or in their own types (Parquet). */
export interface Scan {
  sql: string;
  /** Text of a file: values are cast. Otherwise they have the contract's types already. */
  asText: boolean;
}

interface Breach {
  column: string;
  /** SQL boolean, true on a row that breaks the contract; never null. */
  bad: string;
  /** SQL of the value to show. */
  value: string;
  expected: string;
  mend: string;
  personal: boolean;
}

/** Checks every row of a table and gives their number, or refuses, naming the first rows that break the contract. */
export async function checkValues(engine: Engine, scan: Scan, file: string, table: SourceTableName): Promise<number> {
  const breaches = SOURCES[table].columns.flatMap((column) => breachesOf(column, scan.asText));
  const key = SOURCES[table].key.map(identifier).join(', ');
  const counts = breaches.map(({ bad }, index) => `count_if(${bad}) as b${index}`);
  const found = await engine.row(
    `select count(*) as rows, count(distinct hash(${key})) as keys, ${counts.join(', ')} from ${scan.sql}`,
  );
  const broken = breaches.filter((_, index) => Number(found[`b${index}`]) > 0);
  if (broken.length > 0) throw await refusal(engine, scan, file, broken);
  if (found.rows !== found.keys) await refuseTwins(engine, scan, file, table);
  await checkReferences(engine, scan, file, table);
  return Number(found.rows);
}

function breachesOf(column: SourceColumn, asText: boolean): Breach[] {
  const name = identifier(column.name);
  const value = asText && column.type !== 'text' ? `try_cast(${name} as ${ENGINE_TYPES[column.type]})` : name;
  const base = { column: column.name, value: name, personal: column.personal === true };
  const breaches: Breach[] = [];
  const add = (bad: string, expected: string, mend: string) =>
    breaches.push({ ...base, bad: `coalesce(${bad}, false)`, expected, mend });
  if (column.nullable === undefined)
    add(`${name} is null`, `a ${column.type}, never empty: ${column.is}`, 'Fill the value, or leave the row out.');
  if (asText && column.type !== 'text')
    add(`${name} is not null and ${value} is null`, FORMS[column.type], `Write it as ${column.example}.`);
  if (column.pattern !== undefined)
    add(
      `not regexp_full_match(${name}, ${literal(column.pattern)})`,
      `${column.pattern}, such as ${column.example}`,
      'Codes are text: check for lost leading zeros and for prefixes.',
    );
  if (column.oneOf !== undefined)
    add(
      `${value} not in (${column.oneOf.map((item) => (typeof item === 'string' ? literal(item) : item)).join(', ')})`,
      `one of ${column.oneOf.join(', ')}`,
      'Map the value to the list of the contract.',
    );
  if (column.min !== undefined)
    add(`${value} < ${column.min}`, `at least ${column.min}`, 'Check the unit: amounts are in cents.');
  if (column.max !== undefined)
    add(`${value} > ${column.max}`, `at most ${column.max}`, 'Check the unit: amounts are in cents.');
  return breaches;
}

const FORMS: Readonly<Record<SourceColumn['type'], string>> = {
  text: 'a text',
  integer: 'a whole number',
  date: 'a date, year-month-day',
  boolean: 'true or false',
};

async function refusal(engine: Engine, scan: Scan, file: string, broken: readonly Breach[]): Promise<Refusal> {
  const problems: Refusal[] = [];
  for (const { column, bad, value, expected, mend, personal } of broken) {
    const rows = await engine.rows<{ row: bigint; value: string | null }>(
      `select file_row_number + 1 as row, cast(${value} as varchar) as value from ${scan.sql} where ${bad} order by 1 limit ${LIMITS.problems_shown}`,
    );
    for (const { row, value: met } of rows) {
      const shown =
        met === null ? null : personal ? '(not shown: personal)' : met.slice(0, LIMITS.value_shown_characters);
      problems.push(
        new Refusal('source_contract', 'The value breaks the contract.', {
          place: { file, row: Number(row), column },
          value: shown,
          expected,
          mend,
        }),
      );
    }
  }
  return gather(problems);
}

/** Two rows with one key. Keys are counted by their hash; only a real twin refuses the file. */
async function refuseTwins(engine: Engine, scan: Scan, file: string, table: SourceTableName): Promise<void> {
  const { key, columns } = SOURCES[table];
  const names = key.map(identifier).join(', ');
  const personal = columns.some(({ name, personal: isPersonal }) => isPersonal === true && key.includes(name));
  const twins = await engine.rows<{ first: bigint; second: bigint; value: string }>(
    `select min(file_row_number) + 1 as first, max(file_row_number) + 1 as second, concat_ws(', ', ${names}) as value
     from ${scan.sql} group by ${names} having count(*) > 1 order by 1 limit ${LIMITS.problems_shown}`,
  );
  if (twins.length === 0) return;
  throw gather(
    twins.map(
      ({ first, second, value }) =>
        new Refusal('source_contract', `The key is already that of row ${first}.`, {
          place: { file, row: Number(second), column: key.join(', ') },
          value: personal ? '(not shown: personal)' : value,
          expected: 'each key once',
          mend: 'Keep one of the two rows.',
        }),
    ),
  );
}

/** A referenced table must have been opened before. */
async function checkReferences(engine: Engine, scan: Scan, file: string, table: SourceTableName): Promise<void> {
  for (const { name, references } of SOURCES[table].columns) {
    if (references === undefined) continue;
    const [target, targetColumn] = references;
    const column = identifier(name);
    const orphans = await engine.rows<{ row: bigint; value: string }>(
      `select file_row_number + 1 as row, ${column} as value from ${scan.sql} source
       anti join ${identifier(target)} target on target.${identifier(targetColumn)} = source.${column}
       order by 1 limit ${LIMITS.problems_shown}`,
    );
    if (orphans.length === 0) continue;
    throw gather(
      orphans.map(
        ({ row, value }) =>
          new Refusal('source_contract', `The value is not in ${target}.${targetColumn}.`, {
            place: { file, row: Number(row), column: name },
            value,
            expected: `a ${targetColumn} of the table ${target}`,
            mend: 'Send the two tables of the same extraction.',
          }),
      ),
    );
  }
}

const gather = (problems: readonly Refusal[]): Refusal => {
  const [first, ...others] = problems;
  const { message, place, value, expected, mend } = first!;
  return new Refusal('source_contract', message, {
    ...(place === undefined ? {} : { place }),
    ...(value === undefined ? {} : { value }),
    ...(expected === undefined ? {} : { expected }),
    ...(mend === undefined ? {} : { mend }),
    others: others.slice(0, LIMITS.problems_shown - 1),
  });
};
