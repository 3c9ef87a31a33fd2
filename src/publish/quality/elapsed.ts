/** How many releases could have come between two days: what the bounds of movements are multiplied by. */
import type { DatasetDefinition } from '../../datasets/index.ts';

const DAY_MS = 86_400_000;
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Number of a period, in the order of time, from a day `2026-11-21`. */
const NUMBERS: Readonly<Record<DatasetDefinition['cadence'], (day: string) => number>> = {
  daily: (day) => Date.parse(day) / DAY_MS,
  monthly: monthOf,
  quarterly: (day) => Math.floor(monthOf(day) / 3),
};

/** Periods of a cadence from one day to another, at least one: days, calendar months, calendar quarters. */
export const periodsElapsed = (cadence: DatasetDefinition['cadence'], from: string, to: string): number =>
  Math.max(1, NUMBERS[cadence](to) - NUMBERS[cadence](from));
