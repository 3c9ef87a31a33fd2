/** Amounts, delays and ceilings change by decree: each is a table of values with the day it begins and its source. */
export interface Dated<Value> {
  /** First day in force, `2024-05-02`. */
  readonly from: string;
  readonly value: Value;
  readonly source: string;
}

/** The value in force on a day, undefined before the first. The table is in order of days. */
export const inForce = <Value>(table: readonly Dated<Value>[], day: string): Value | undefined =>
  table.findLast(({ from }) => from <= day)?.value;
