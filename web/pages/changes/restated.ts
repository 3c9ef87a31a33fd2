/** By how much each period was restated, as a drawing. */
import type { Comparison, PeriodMoved } from '../../api/comparison.ts';
import type { Dataset, Lang, Release, Row } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { chartColumn, fieldOf } from '../../charts/measures.ts';
import { showValue } from '../../charts/table.ts';
import { formatDate } from '../../format/dates.ts';
import { titleOf } from '../../state/fields.ts';
import { leadOf } from './facts.ts';
import { WORDS } from './words.ts';

/** Periods drawn at least, restated or not: those that did not move are news too. */
const LEAST = 12;

/** The differences of the lead measure by period; null when no period of the earlier release moved. */
export function tellRestated(comparison: Comparison, dataset: Dataset, from: Release, lang: Lang): Telling | null {
  const { periods } = comparison;
  const measure = leadOf(comparison)?.measure;
  if (periods === null || measure === undefined) return null;
  const words = WORDS[lang];
  const moved = rowsOf([...periods.restated, ...periods.removed], measure);
  const added = rowsOf(periods.added, measure);
  const known = periods.all.filter((period) => !added.has(period));
  const first = known.findIndex((period) => moved.has(period));
  if (first === -1) return null;
  const drawn = known.slice(Math.min(first, Math.max(0, known.length - LEAST)));
  const field = fieldOf({ dataset }, measure);
  const column = chartColumn(field, lang);
  const isOver = (period: string): boolean => endOf(period) <= from.as_of;
  const unfinished = drawn.find((period) => !isOver(period));
  const restated = [...moved.entries()].filter(([period]) => isOver(period)).map(([, row]) => row);
  const change = restated.reduce((sum, { difference }) => sum + Number(difference), 0);
  return {
    title:
      restated.length === 0
        ? words.noneRestated
        : words.restated(restated.length, signed(showValue(lang, column, Math.abs(change)), change)),
    subtitle: words.restatedBy(titleOf(field, lang)),
    notes: [
      ...(unfinished === undefined ? [] : [words.notOver(formatDate(lang, unfinished), formatDate(lang, from.as_of))]),
      ...[...added].map(([period, { after }]) =>
        words.newPeriod(formatDate(lang, period), showValue(lang, column, after!)),
      ),
    ],
    table: {
      columns: [
        { key: 'period', title: words.period, kind: /^\d{4}(-\d{2}){0,2}$/.test(drawn[0]!) ? 'date' : 'text' },
        { ...column, key: 'before', title: words.before },
        { ...column, key: 'after', title: words.after },
        { ...column, key: 'difference', title: words.difference },
      ],
      rows: drawn.map((period) => moved.get(period) ?? { period, before: null, after: null, difference: 0 }),
    },
    drawing: {
      form: 'columns',
      x: 'period',
      y: 'difference',
      ...(unfinished === undefined ? {} : { unfinishedFrom: unfinished }),
    },
  };
}

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
