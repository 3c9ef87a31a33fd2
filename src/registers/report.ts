/** What the import of a register says of itself. */
import type { SourceTableName } from '../sources/contract.ts';
import type { Engine } from '../warehouse/duck.ts';

/** The registers that can be imported. */
export type RegisterName = 'franceCompetences' | 'qualiopi' | 'formacode' | 'nsf';

/** Where an import works and writes: `folder` receives one Parquet file per source table. */
export interface ImportOptions {
  readonly engine: Engine;
  readonly folder: string;
}

/** A value that is not what its publisher announces. `row` counts records from 1, header excluded. */
export interface RegisterProblem {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
  readonly expected: string;
}

/** Something done to rows or values that is no error of the file: mended, merged, or without a place in the contract. */
export interface RegisterNote {
  readonly file: string;
  readonly count: number;
  readonly says: string;
}

/** What was read, written, mended and found wrong. */
export interface RegisterReport {
  readonly register: RegisterName;
  /** Every file read, with its number of records. */
  readonly files: readonly { readonly file: string; readonly rows: number }[];
  /** Rows written, by source table. */
  readonly written: Readonly<Partial<Record<SourceTableName, number>>>;
  readonly notes: readonly RegisterNote[];
  /** The first problems of each kind, at most `LIMITS.problems_shown` of each. */
  readonly problems: readonly RegisterProblem[];
  /** All problems, those that are not shown included. */
  readonly problemCount: number;
}
