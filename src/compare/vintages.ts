/** How the figure of a period moved from release to release: a table of periods and releases, and the age from which a period no longer moves. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { PeriodSums } from './period-sums.ts';

/** A release, and its sums by measure and period. */
export interface Vintage {
  readonly version: string;
  /** Day that the release speaks of. */
  readonly as_of: string;
  readonly sums: PeriodSums;
}

/** A period no longer moves when every later release says the same within this share of what the latest says. */
export const TOLERANCE = 0.005;

export interface Vintages {
  readonly dataset: string;
  /** Column of the periods; null: the dataset has none. */
  readonly period: string | null;
  /** The additive measure of the table; null with `period`. */
  readonly measure: string | null;
  readonly measures: readonly string[];
  readonly releases: readonly Pick<Vintage, 'version' | 'as_of'>[];
  /** One value for each release, in their order; null where the release has not the period. */
  readonly periods: readonly { readonly period: string; readonly values: readonly (number | null)[] }[];
  readonly settled: {
    readonly tolerance: number;
    /** Months after the end of a period from which no release moved it; null: no two releases tell of an older period. */
    readonly ages: readonly { readonly measure: string; readonly months: number | null }[];
  };
}

/** The table of a measure. `vintages` are in the order of the releases. */
export function tabulate(
  { id, period }: DatasetDefinition,
  vintages: readonly Vintage[],
  measures: readonly string[],
  measure: string | null,
  only: readonly string[] = [],
): Vintages {
  const all = periodsOf(vintages).filter((one) => only.length === 0 || only.includes(one));
  return {
    dataset: id,
    period: period ?? null,
    measure,
    measures,
    releases: vintages.map(({ version, as_of }) => ({ version, as_of })),
    periods: all.map((one) => ({
      period: one,
      values: vintages.map(({ sums }) => sums[measure ?? '']?.[one] ?? null),
    })),
    settled: {
      tolerance: TOLERANCE,
      ages: measures.map((name) => ({ measure: name, months: settledAge(vintages, name) })),
    },
  };
}

/** Every period of any release, in order. */
export const periodsOf = (vintages: readonly Vintage[]): string[] =>
  [...new Set(vintages.flatMap(({ sums }) => Object.values(sums).flatMap((one) => Object.keys(one))))].toSorted();

/** The first age, in months, from which every release said what the latest one says. */
function settledAge(vintages: readonly Vintage[], measure: string): number | null {
  const latest = vintages.at(-1);
  const told: { age: number; moved: boolean }[] = [];
  for (const { as_of, sums } of vintages.slice(0, -1))
    for (const [period, value] of Object.entries(sums[measure] ?? {})) {
      const [age, last] = [ageOf(period, as_of), latest?.sums[measure]?.[period] ?? 0];
      if (age !== undefined && value !== null)
        told.push({ age, moved: Math.abs(value - last) > TOLERANCE * Math.abs(last) });
    }
  const moving = Math.max(...told.filter(({ moved }) => moved).map(({ age }) => age));
  const still = told.filter(({ age }) => age > moving).map(({ age }) => age);
  return still.length === 0 ? null : Math.min(...still);
}

/** Months from the end of a period, `2026-03` or `2026-T1`, to a day; undefined for other texts. */
function ageOf(period: string, day: string): number | undefined {
  const [, year, month, quarter] = /^(\d{4})-(?:(\d{2})|T([1-4]))$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  const last = Number(month ?? Number(quarter) * 3);
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - (Number(year) * 12 + last);
}
