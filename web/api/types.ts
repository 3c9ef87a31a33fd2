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
  /** There when the release was taken back. */
  readonly rolled_back?: { readonly at: string; readonly reason: string; readonly instead: string };
}

export interface Releases {
  readonly dataset: string;
  readonly latest: string | null;
  /** Oldest first. */
  readonly versions: readonly Release[];
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

/** The quality report of a release, as far as the portal reads it. */
export interface Quality {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** Releases and notices of the operator, as JSON Feed; notices have the tag `notice`. */
export interface News {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly content_text: string;
    /** An instant. */
    readonly date_published: string;
    readonly tags: readonly string[];
  }[];
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

/** When releases of the datasets are expected; instants, UTC. */
export interface Calendar {
  readonly datasets: readonly {
    readonly dataset_id: string;
    /** The latest release that should be there. */
    readonly expected: string;
    readonly next: string;
    /** When the release that is served was made. */
    readonly made: string | null;
    readonly late: boolean;
    readonly next_releases: readonly string[];
  }[];
}

/** A sentence about two releases, and the query that shows it in either. */
export interface Sentence {
  readonly about: 'rows' | 'columns' | 'total' | 'period' | 'movement' | 'values';
  readonly text: string;
  readonly query: { readonly select: string; readonly where?: string; readonly group_by?: string } | null;
}

/** What two releases differ by, as far as the portal reads it. */
export interface Differences {
  readonly rows: Readonly<Record<'before' | 'after' | 'added' | 'removed' | 'changed', number>>;
  /** Changed rows by column. */
  readonly changed_columns: Readonly<Record<string, number>>;
  readonly summary: readonly Sentence[];
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
