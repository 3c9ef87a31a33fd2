/** By how much each period was restated, as a drawing. */
import type { Comparison, PeriodMoved } from '../../api/comparison.ts';
import type { Dataset, Lang, Release, Row, Value } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { chartColumn, fieldOf } from '../../charts/measures.ts';
import { type ChartTable, showValue } from '../../charts/table.ts';
import { formatDate } from '../../format/dates.ts';
import { titleOf } from '../../state/fields.ts';
import { leadOf } from './facts.ts';
import { WORDS } from './words.ts';

/** Periods drawn at least, restated or not: those that did not move are news too. */
const LEAST = 12;

/** What is said of periods: a finding, what the drawing leaves out, and the drawing when a finished period moved. */
export interface Restated {
  readonly title: string;
  readonly notes: readonly string[];
  readonly telling: Telling | null;
}

/**
 * The differences of the lead measure by period. A period that was not over when the earlier release was made is filled in, not restated:
 * it is said and not drawn, like those that are new. Null for a dataset without periods, or whose totals did not move.
 */
export function tellRestated(comparison: Comparison, dataset: Dataset, from: Release, lang: Lang): Restated | null {
  const { periods } = comparison;
  const measure = leadOf(comparison)?.measure;
  if (periods === null || measure === undefined) return null;
  const words = WORDS[lang];
  const field = fieldOf({ dataset }, measure);
  const column = chartColumn(field, lang);
  const show = (value: Value): string => showValue(lang, column, value);
  const moved = rowsOf([...periods.restated, ...periods.removed], measure);
  const isOver = (period: string): boolean => endOf(period) <= from.as_of;
  const finished = new Map([...moved].filter(([period]) => isOver(period)));
  const change = [...finished.values()].reduce((sum, { difference }) => sum + Number(difference), 0);
  const title =
    finished.size === 0 ? words.noneRestated : words.restated(finished.size, signed(show(Math.abs(change)), change));
  const notes = [
    ...[...moved]
      .filter(([period]) => !isOver(period))
      .map(([period, { before, after }]) =>
        words.notOver(formatDate(lang, period), formatDate(lang, from.as_of), show(before!), show(after!)),
      ),
    ...[...rowsOf(periods.added, measure)].map(([period, { after }]) =>
      words.newPeriod(formatDate(lang, period), show(after!)),
    ),
  ];
  const drawn = drawnPeriods(periods.all.filter(isOver), finished);
  if (drawn.length === 0) return { title, notes, telling: null };
  const table: ChartTable = {
    columns: [
      { key: 'period', title: words.period, kind: /^\d{4}(-\d{2}){0,2}$/.test(drawn[0]!) ? 'date' : 'text' },
      { ...column, key: 'before', title: words.before },
      { ...column, key: 'after', title: words.after },
      { ...column, key: 'difference', title: words.difference },
    ],
    rows: drawn.map((period) => finished.get(period) ?? { period, before: null, after: null, difference: 0 }),
  };
  const subtitle = words.restatedBy(titleOf(field, lang));
  const drawing = { form: 'columns', x: 'period', y: 'difference' } as const;
  return { title, notes, telling: { title, subtitle, notes, table, drawing } };
}

/** From the first period that moved to the last one, a year of them at least; none when none moved. */
const drawnPeriods = (periods: readonly string[], moved: ReadonlyMap<string, Row>): readonly string[] => {
  const first = periods.findIndex((period) => moved.has(period));
  return first === -1 ? [] : periods.slice(Math.min(first, Math.max(0, periods.length - LEAST)));
};

/** A figure with its sign. */
export const signed = (figure: string, change: number): string => `${change < 0 ? '−' : '+'}${figure}`;

const rowsOf = (periods: readonly PeriodMoved[], measure: string): ReadonlyMap<string, Row> =>
  new Map(
    periods.flatMap(({ period, measures }) =>
      measures
        .filter((moved) => moved.measure === measure)
        .map(({ before, after }): [string, Row] => [
          period,
          { period, before, after, difference: (after ?? 0) - (before ?? 0) },
        ]),
    ),
  );

/** The last day of `2026-03` or `2026-T1`; the period itself when it is neither. */
export function endOf(period: string): string {
  const [, year, month, quarter] = /^(\d{4})-(?:(\d{2})|T([1-4]))$/.exec(period) ?? [];
  if (year === undefined) return period;
  return new Date(Date.UTC(Number(year), Number(month ?? Number(quarter) * 3), 0)).toISOString().slice(0, 10);
}
