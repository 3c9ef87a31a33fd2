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
  readonly fields: readonly Field[];
  readonly metas: {
    readonly default: {
      readonly title: string;
      readonly description: string;
      readonly records_count: number;
      readonly data_processed: string;
      readonly license?: string | null;
      readonly license_url?: string | null;
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
