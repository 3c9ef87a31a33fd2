/** Nomenclatures: files of codes and labels, where each code stands once. */
import { basename } from 'node:path';
import type { SourceTableName } from '../sources/contract.ts';
import { copySource } from '../sources/write.ts';
import { identifier } from '../warehouse/duck.ts';
import { type Check, findProblems, hasForm } from './checks.ts';
import { type CsvColumn, type CsvTable, loadCsv } from './csv-table.ts';
import type { ImportOptions, RegisterName, RegisterReport } from './report.ts';

/** How a file of codes is laid out, and the table it becomes. */
export interface Nomenclature {
  readonly register: RegisterName;
  readonly table: SourceTableName;
  /** The file's columns; `code` and `label` are among them. */
  readonly columns: readonly CsvColumn[];
  /** Form of a code. */
  readonly form: string;
  /** SQL of further columns of the table. */
  readonly further?: string;
  readonly checks?: (of: CsvTable) => readonly Check[];
}

/** Writes the codes of a file, sorted; a code without label, malformed or given twice is reported and left out. */
export async function importNomenclature(
  path: string,
  { engine, folder }: ImportOptions,
  { register, table, columns, form, further, checks = () => [] }: Nomenclature,
): Promise<RegisterReport> {
  const loaded = await loadCsv(engine, { path, file: basename(path) }, `register_${table}`, columns);
  const name = identifier(loaded.table);
  const sound = `${hasForm('code', form)} and label is not null`;
  const first = `from ${name} as entry where ${sound} qualify row_number() over (partition by code order by label, entry) = 1`;
  const entryChecks: Check[] = [
    {
      of: loaded,
      column: 'code',
      wrong: `not ${hasForm('code', form)}`,
      expected: `a code of the form ${form}; left out`,
    },
    {
      of: loaded,
      column: 'code',
      wrong: `${sound} and rowid not in (select rowid ${first})`,
      expected: 'each code once; left out',
    },
    { of: loaded, column: 'label', wrong: 'label is null', expected: 'a label; left out' },
  ];
  try {
    const select = ['code', 'label', ...(further === undefined ? [] : [further])].join(', ');
    return {
      register,
      files: [{ file: loaded.file, rows: loaded.rows }],
      written: { [table]: await copySource(engine, folder, table, `select ${select} ${first} order by code`) },
      notes: [],
      ...(await findProblems(engine, [...entryChecks, ...checks(loaded)])),
    };
  } finally {
    await engine.run(`drop table if exists ${name}`);
  }
}
