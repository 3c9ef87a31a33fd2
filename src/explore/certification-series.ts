/** The figures of a certification by period, over all its numbers. */
import type { DatasetDefinition, FollowedCertifications } from '../datasets/index.ts';
import { codeOf, type Member } from './certification-chain.ts';

/** Sums of the measures; null where no row of the period knows one. */
export type Sums = Record<string, number | null>;

export interface PeriodFigures {
  period: string;
  total: Sums;
  /** The same under each number that has rows in the period, in the order of the chain. */
  numbers: { code: string; sums: Sums }[];
}

/** The series, and the title that the latest rows of each number have, by its code. */
export interface Series {
  periods: PeriodFigures[];
  titles: ReadonlyMap<string, string>;
}

/** The additive measures that summaries tell of: files, amounts. */
export const measuresOf = ({ columns }: DatasetDefinition): string[] =>
  columns.filter(({ aggregation, told }) => aggregation.kind === 'sum' && told !== undefined).map(({ name }) => name);

/** The groups that the series is made of: by period, number and title. */
export function groupsOf(definition: DatasetDefinition, period: string, { numbers, title }: FollowedCertifications) {
  const keys = [period, ...Object.values(numbers), title].join(', ');
  const sums = measuresOf(definition).map((name) => `sum(${name}) as ${name}`);
  return { select: [keys, ...sums].join(', '), group_by: keys, order_by: period };
}

/** Puts the groups together, which come in the order of the periods. */
export function tabulate(
  rows: readonly Record<string, unknown>[],
  members: readonly Member[],
  measures: readonly string[],
  period: string,
  { numbers, title }: FollowedCertifications,
): Series {
  const titles = new Map<string, string>();
  const periods = Map.groupBy(rows, (row) => String(row[period]));
  const figures = [...periods].map(([name, inPeriod]) => ({
    period: name,
    total: sum(inPeriod, measures),
    numbers: members.flatMap((member) => {
      const mine = inPeriod.filter((row) => row[numbers[member.register]!] === member.number);
      for (const row of mine) if (row[title] !== null) titles.set(codeOf(member), String(row[title]));
      return mine.length === 0 ? [] : [{ code: codeOf(member), sums: sum(mine, measures) }];
    }),
  }));
  return { periods: figures, titles };
}

const sum = (rows: readonly Record<string, unknown>[], measures: readonly string[]): Sums =>
  Object.fromEntries(
    measures.map((name) => {
      const known = rows.flatMap((row) => (row[name] === null ? [] : [Number(row[name])]));
      return [name, known.length === 0 ? null : known.reduce((total, one) => total + one, 0)];
    }),
  );
