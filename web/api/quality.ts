/** When releases are expected, and how good they are, as the API answers it (`/catalog/calendar.json`, `/releases/{version}/quality`). Names are those of the API. */
import type { Cadence, Lang, Release, Value } from './types.ts';

type Said = Readonly<Record<Lang, string>>;

/** A dataset against its calendar; instants, UTC. */
export interface Expected {
  readonly dataset_id: string;
  readonly cadence: Cadence;
  readonly expected: string;
  readonly next: string;
  readonly made: string | null;
  readonly late: boolean;
  readonly late_by_seconds: number;
  readonly next_releases: readonly string[];
}

export interface Calendar {
  readonly rules: { readonly hour: number; readonly minute: number; readonly day: number; readonly zone: string };
  readonly datasets: readonly Expected[];
}

export interface Check {
  readonly name: string;
  readonly means: Said;
  readonly passed: boolean;
  /** Its failure does not stop a publication. */
  readonly advisory?: true;
  readonly found?: Said;
}

export interface CodeFinding {
  readonly column: string;
  readonly list: string;
  /** False: the list was not there. */
  readonly judged: boolean;
  readonly rows: number;
  readonly unknown: number;
  /** Share of unknown ones that is accepted, from 0 to 1. */
  readonly most: number;
  readonly values: readonly ValueCount[];
}

/** A value of a column, and the rows that have it. */
export interface ValueCount {
  readonly value: string | number;
  readonly rows: number;
}

/** A column of a release, counted when it was published. */
export interface ColumnProfile {
  readonly name: string;
  /** Rows with a value. */
  readonly filled: number;
  /** From 0 to 1. */
  readonly fill_rate: number;
  readonly distinct: number;
  /** Of numbers and dates. */
  readonly min?: Value;
  readonly max?: Value;
  /** The most frequent values; none for long texts and where every value is different. */
  readonly values: readonly ValueCount[];
}

export interface Quality {
  readonly version: string;
  readonly result: Release['result'];
  readonly rows: number;
  readonly masked_rows: number;
  readonly checks: readonly Check[];
  readonly columns: readonly ColumnProfile[];
  readonly codes: readonly CodeFinding[];
  readonly outliers: readonly { readonly column: string; readonly below: number; readonly above: number }[];
  /** Null for the first release of a dataset. */
  readonly comparison: {
    readonly with: string;
    readonly judged: boolean;
    readonly movements: readonly { readonly within: boolean }[];
  } | null;
}
