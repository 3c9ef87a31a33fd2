/** The columns of two releases side by side: which are compared, under which names. */
import type { DatasetDefinition } from '../datasets/index.ts';
import { identifier, literal, type Session } from '../warehouse/duck.ts';
import type { ColumnsMoved } from './comparison.ts';

/** What runs statements: a connection of its own, whose temporary tables are nobody else's. */
export type Runner = Pick<Session, 'run' | 'rows'>;

/** One of the two releases: its version, and its Parquet file. */
export interface Side {
  readonly version: string;
  readonly file: string;
}

/** A published column: its name in the definition, and the engine's type in the file. */
interface Published {
  readonly written: string;
  readonly type: string;
}

export interface Shape {
  /** Columns of both releases, under the names of the definition and in the order of the later one. */
  readonly common: readonly string[];
  readonly columns: ColumnsMoved;
  /** The rows of each release under those names, as a relation, with `file_row_number`. */
  readonly before: string;
  readonly after: string;
}

/** Reads what columns both files have. */
export async function readShape(runner: Runner, definition: DatasetDefinition, from: Side, to: Side): Promise<Shape> {
  const [before, after] = [await readColumns(runner, definition, from), await readColumns(runner, definition, to)];
  const common = [...after.keys()].filter((name) => before.has(name));
  const differs = (name: string): boolean => before.get(name)!.type !== after.get(name)!.type;
  const relation = ({ file }: Side, columns: ReadonlyMap<string, Published>): string => {
    const list = common.map((name) => {
      const column = identifier(columns.get(name)!.written);
      // A column whose type changed is compared as text.
      return `${differs(name) ? `${column}::varchar` : column} as ${identifier(name)}`;
    });
    return `(select ${['file_row_number', ...list].join(', ')} from read_parquet(${literal(file)}, file_row_number = true))`;
  };
  return {
    common,
    columns: {
      added: [...after.keys()].filter((name) => !before.has(name)),
      removed: [...before.keys()].filter((name) => !after.has(name)),
      renamed: common
        .filter((name) => before.get(name)!.written !== after.get(name)!.written)
        .map((name) => ({ from: before.get(name)!.written, to: after.get(name)!.written })),
      retyped: common
        .filter(differs)
        .map((column) => ({ column, from: before.get(column)!.type, to: after.get(column)!.type })),
    },
    before: relation(from, before),
    after: relation(to, after),
  };
}

async function readColumns(
  runner: Runner,
  { columns }: DatasetDefinition,
  { file }: Side,
): Promise<Map<string, Published>> {
  const rows = await runner.rows<{ column_name: string; column_type: string }>(
    `select column_name, column_type from (describe select * from read_parquet(${literal(file)}))`,
  );
  return new Map(
    rows.map(({ column_name: written, column_type: type }) => {
      const known = columns.find(({ name, aliases = [] }) => name === written || aliases.includes(written));
      return [known?.name ?? written, { written, type }];
    }),
  );
}
