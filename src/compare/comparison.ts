/** What two releases of a dataset differ by. Plain data: it is kept as JSON and answered as it is. */

/** A sum in each of the two releases; null where the release has no such row, or none whose measure is known. */
export interface Moved {
  readonly measure: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A period (`2026-03`, `2026-T1`) and its additive measures that moved. */
export interface PeriodMoved {
  readonly period: string;
  readonly measures: readonly Moved[];
}

/** Values of a column that are in one of the releases only: how many, and the first ones, those of the greatest sums first. */
export interface Values {
  readonly count: number;
  readonly values: readonly string[];
}

/** How the sums moved by the values of a column, the largest movements first. */
export interface DimensionMoved {
  readonly column: string;
  readonly appeared: Values;
  readonly disappeared: Values;
  readonly movements: readonly (Moved & { readonly value: string | null })[];
}

export interface ColumnsMoved {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Older names that the definition gives to a column. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly retyped: readonly { readonly column: string; readonly from: string; readonly to: string }[];
}

export interface Comparison {
  readonly dataset: string;
  /** Versions. */
  readonly from: string;
  readonly to: string;
  /**
   * `key`: a row is the same row when its key is the same. `rows`: the key is not unique in one of the releases, so that rows are counted as
   * they are: a row that changed is one removed and one added.
   */
  readonly compared_by: 'key' | 'rows';
  /** Columns that name a row; all the compared ones when rows are counted as they are. */
  readonly key: readonly string[];
  /** Columns whose values were compared, those of the key included. A column that one release lacks makes no row different. */
  readonly compared: readonly string[];
  /** Columns that say something of the release: the same on every row. */
  readonly of_release: readonly {
    readonly column: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly rows: {
    readonly before: number;
    readonly after: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
  };
  /** Changed rows by column. */
  readonly changed_columns: Readonly<Record<string, number>>;
  readonly columns: ColumnsMoved;
  readonly totals: readonly Moved[];
  /** Null: the dataset has no periods. */
  readonly periods: {
    readonly column: string;
    /** In both releases, and moved. */
    readonly restated: readonly PeriodMoved[];
    readonly added: readonly PeriodMoved[];
    readonly removed: readonly PeriodMoved[];
    /** Every period of either release, in order. */
    readonly all: readonly string[];
  } | null;
  readonly dimensions: readonly DimensionMoved[];
}
