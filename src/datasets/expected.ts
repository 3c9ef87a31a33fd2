/** What a release of a dataset is expected to be: codes that are known, values that are plausible, figures that move little. Pure data. */
import type { Text } from './definition.ts';

/** Where codes are listed: a register or a nomenclature. */
export type CodeList = 'rncp' | 'rs' | 'formacode' | 'nsf' | 'department' | 'region' | 'provider';

/** A column of codes, and how many of its rows may hold one that its list does not know: beyond, the release is refused. */
export interface ExpectedCodes {
  readonly column: string;
  readonly list: CodeList;
  /** Largest share of the rows that hold a code, from 0 to 1. */
  readonly unknown: number;
}

/** Values that a measure plausibly has. Those outside are reported and refuse nothing. */
export interface Plausible {
  readonly column: string;
  readonly least: number;
  readonly most: number;
  /** Where the bounds come from. */
  readonly why: Text;
}

/** How far a figure may fall or rise, as shares of what it was. */
export interface Swing {
  readonly fall: number;
  readonly rise: number;
}

/**
 * How far a release may move from the one published before it: beyond, it is held until somebody accepts it. The swings are those of one period of
 * the cadence; where releases were missed, `missed` is added to them for each further period.
 */
export interface Movement {
  /** Why these bounds. */
  readonly why: Text;
  readonly rows: Swing;
  /** Every additive measure. */
  readonly totals: Swing;
  /** What each missed period adds to both. Shares and columns do not move more because time has passed. */
  readonly missed: Swing;
  /** Rise of the share of unknown codes of a column, and of the share of rows where a column is empty: 0.01 is one point. */
  readonly unknown: number;
  readonly empty: number;
  /** Columns that may come, and go. */
  readonly columnsAdded: number;
  readonly columnsRemoved: number;
  /** A value of a vocabulary may vanish when no more than this share of the rows had it. */
  readonly vanishing: number;
}

/** What a release is expected to be. Shares are judged over `LIMITS.rows_judged` rows or more. */
export interface Expected {
  readonly codes: readonly ExpectedCodes[];
  readonly plausible: readonly Plausible[];
  readonly movement: Movement;
}
