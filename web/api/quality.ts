/** When releases are expected, how good they are and what protects people in them, as the API answers it (`/catalog/calendar.json`, `/releases/{version}/quality`, `/disclosure`). Names are those of the API. */
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

export interface Disclosure {
  /** Null: no row of the dataset is masked, and `unmasked` says why. */
  readonly policy: { readonly fewest_holders: number; readonly holders: string } | null;
  readonly unmasked: Said | null;
  readonly rows: { readonly total: number; readonly whole: number; readonly masked: number };
  readonly checks: readonly { readonly name: string; readonly means: Said; readonly broken: number }[];
  /** Bounds of what masked rows hold; shares are of all rows, from 0 to 1, null where there is no bound. */
  readonly stands_for: readonly {
    readonly measure: string;
    readonly least_share: number;
    readonly most_share: number | null;
  }[];
  readonly not_told: readonly { readonly what: Said; readonly why: Said }[];
  /** By dimension, the period first. */
  readonly spread: readonly {
    readonly column: string;
    readonly title: Said;
    readonly values: readonly { readonly value: string | null; readonly rows: number; readonly masked: number }[];
  }[];
  /** What the protection does not do. */
  readonly limits: readonly Said[];
}
