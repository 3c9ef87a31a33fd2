/** What two releases of a dataset differ by, as the API answers it (`/releases/{a}...{b}`). Names are those of the API. */

/** A sum in each of the two releases; null where the release has none. */
export interface Moved {
  readonly measure: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface PeriodMoved {
  /** `2026-03`, `2026-T1`. */
  readonly period: string;
  readonly measures: readonly Moved[];
}

/** Values that one of the releases has and the other has not: the first ones, and how many. */
export interface Values {
  readonly count: number;
  readonly values: readonly string[];
}

/** A query in the parameters of the API, to be asked of `{id}@{version}` for either version. */
export interface Shown {
  readonly select: string;
  readonly where?: string;
  readonly group_by?: string;
}

export interface Sentence {
  readonly about: 'rows' | 'columns' | 'total' | 'period' | 'movement' | 'values';
  readonly text: string;
  /** Null when no query shows it. */
  readonly query: Shown | null;
}

export interface Comparison {
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
  readonly compared_by: 'key' | 'rows';
  readonly rows: {
    readonly before: number;
    readonly after: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  };
  /** Changed rows by column. */
  readonly changed_columns: Readonly<Record<string, number>>;
  readonly totals: readonly Moved[];
  /** Null: the dataset has no periods. */
  readonly periods: {
    readonly column: string;
    readonly restated: readonly PeriodMoved[];
    readonly added: readonly PeriodMoved[];
    readonly removed: readonly PeriodMoved[];
    /** Every period of either release, in order. */
    readonly all: readonly string[];
  } | null;
  readonly dimensions: readonly {
    readonly column: string;
    readonly appeared: Values;
    readonly disappeared: Values;
  }[];
  /** The most general sentences first. */
  readonly summary: readonly Sentence[];
}

/** The feed of releases and notices (JSON Feed 1.1). */
export interface News {
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_text: string;
    readonly date_published: string;
    readonly tags?: readonly string[];
  }[];
}
