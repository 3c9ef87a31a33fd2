/** What the public API answers, as far as the portal reads it. Names are those of the API. */

export type Lang = 'fr' | 'en';

export type FieldType = 'text' | 'int' | 'double' | 'date';

/** Annotations are lists, even of one value; a flag is an empty list. */
export interface Annotations {
  readonly facet?: readonly string[];
  readonly disjunctive?: readonly string[];
  readonly unit?: readonly string[];
  readonly timeserie_precision?: readonly string[];
  readonly title_fr?: readonly string[];
  readonly title_en?: readonly string[];
  /** `["sum"]`, `["distinct"]`, `["min"]`, `["max"]`, or `["mean", numerator, weight]`, the last two being expressions. */
  readonly aggregation?: readonly string[];
  readonly aliases?: readonly string[];
  readonly vocabulary?: readonly string[];
  /** Published values that have an English reading, and these readings in the same order. */
  readonly readings_of?: readonly string[];
  readonly readings_en?: readonly string[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly description: string | null;
  readonly annotations: Annotations;
}

export type Cadence = 'daily' | 'monthly' | 'quarterly';

/** What OpenCPF adds to the metadata of a dataset. */
export interface ReleaseMetas {
  readonly release: string;
  /** Day the data speak of, `2026-11-01`. */
  readonly as_of: string;
  readonly origin: 'derived' | 'simulated' | 'mirrored';
  readonly cadence: Cadence;
  /** What one row is. */
  readonly grain: string;
  readonly masked_rows: number;
  readonly absent_columns: readonly string[];
  /** What null means, by column. */
  readonly nullable: Readonly<Record<string, string>>;
}

export interface Dataset {
  readonly dataset_id: string;
  /** The version that was asked for by name; absent: the latest release. */
  readonly pinned?: string;
  readonly fields: readonly Field[];
  readonly metas: {
    readonly default: {
      readonly title: string;
      readonly description: string;
      readonly records_count: number;
      readonly data_processed: string;
      readonly license?: string | null;
      readonly license_url?: string | null;
      readonly keyword: readonly string[];
      readonly publisher: string;
      /** Of the values. */
      readonly language: Lang;
    };
    readonly opencpf: ReleaseMetas;
  };
}

export interface Catalog {
  readonly total_count: number;
  readonly results: readonly Dataset[];
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export interface Records {
  readonly total_count: number;
  readonly results: readonly Row[];
}

/** The formats of a dataset, by name, beside the list itself (`self`). */
export interface ExportFormats {
  readonly _links: readonly { readonly rel: string; readonly href: string }[];
}

export interface FacetValue {
  readonly name: string;
  readonly value: string;
  readonly count?: number;
  readonly state: 'displayed' | 'refined' | 'excluded';
}

export interface Facet {
  readonly name: string;
  readonly facets: readonly FacetValue[];
  /** Values in all, listed or not. */
  readonly total: number;
}

export interface Facets {
  readonly facets: readonly Facet[];
}

export interface Release {
  readonly version: string;
  readonly as_of: string;
  readonly created_at: string;
  readonly origin: 'derived' | 'simulated' | 'mirrored';
  readonly rows: number;
  readonly result: 'published' | 'refused' | 'held';
  readonly reason?: string;
  /** Why it was published although it moved beyond its bounds. */
  readonly accepted?: { readonly reason: string; readonly at: string };
  /** There when the release was taken back. */
  readonly rolled_back?: { readonly at: string; readonly reason: string; readonly instead: string };
}

export interface Releases {
  readonly dataset: string;
  readonly latest: string | null;
  /** Oldest first. */
  readonly versions: readonly Release[];
}

/** A request as code that can be pasted. */
export interface Snippets {
  readonly snippets: readonly { readonly language: string; readonly label: string; readonly code: string }[];
}

/** The formats a dataset is exported in: `self`, then one link each. */
export interface ExportFormats {
  readonly _links: readonly { readonly rel: string; readonly href: string }[];
}

/** What a release says of itself, as far as the portal reads it. */
export interface Manifest {
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** How the figure of a period moved from release to release. */
export interface Vintages {
  /** Null: the dataset has no periods. */
  readonly measure: string | null;
  readonly measures: readonly string[];
  readonly releases: readonly { readonly version: string }[];
  /** One value for each release; null where the release has not the period. */
  readonly periods: readonly { readonly period: string; readonly values: readonly (number | null)[] }[];
  readonly settled: {
    /** Share under which a difference is none. */
    readonly tolerance: number;
    /** Months after its end from which a period no longer moved; null: not known. */
    readonly ages: readonly { readonly measure: string; readonly months: number | null }[];
  };
}

/** A certification followed across its numbers, oldest first. */
export interface Succession {
  /** False where the release does not know successions: the number is alone. */
  readonly successions_known: boolean;
  readonly numbers: readonly {
    /** `RNCP38565`. */
    readonly code: string;
    readonly title: string | null;
    readonly registered_from: string | null;
    readonly registered_to: string | null;
    /** First and last month with files; null when there is none. */
    readonly first_period: string | null;
    readonly last_period: string | null;
  }[];
  /** Where the series passes to a number: the first month with files under it, and the number registered before. */
  readonly breaks: readonly {
    readonly period: string;
    readonly from: string;
    readonly to: string;
    readonly registered_from: string | null;
  }[];
  /** Sums of the measures by month, over all the numbers and for each that has files in it. */
  readonly series: readonly {
    readonly period: string;
    readonly total: Row;
    readonly numbers: readonly { readonly code: string; readonly sums: Row }[];
  }[];
}
