/** How a measure is shared, period by period: among the values of a column, or among columns that make up a whole. */
import type { Row } from '../../api/types.ts';
import { firstDay, PERIODS_A_YEAR, periodKind, unfinishedPeriod } from '../../format/periods.ts';
import { capital } from '../../format/typography.ts';
import { type Readings, readingsOf, titleOf } from '../../state/fields.ts';
import { groupPath } from '../../state/query.ts';
import type { Chart, Telling, View } from '../chart.ts';
import { markNotes, reformsSince } from '../events.ts';
import { chartColumn, fieldOf, figure, sharedMeasureOf } from '../measures.ts';
import { perimeterOf, periodWords } from '../perimeter.ts';
import { type ChartColumn, type ChartTable, showPercent, showValue } from '../table.ts';
import { WORDS } from '../words.ts';

const MOST = 20_000;

interface Shares {
  readonly period: string;
  /** Name of what the whole is shared among. */
  readonly among: (view: View) => string;
  readonly whole: (view: View) => string;
  /** How the parts are read, where that is not as they are. */
  readonly readings?: Readings;
}

const PART = 'part';
const VALUE = 'value';

/** Among the values of a column, which `readingsIn` may say otherwise than the dataset does. A mean is not shared: the number of files is then. */
export const sharesByColumn = (
  period: string,
  column: string,
  readingsIn: (view: View) => Readings = (view) => readingsOf(fieldOf(view, column), view.lang),
): Chart => ({
  ask: (view) => [
    groupPath(view.dataset, view.selection, {
      select: figure(sharedMeasureOf(view)),
      group_by: `${period}, ${column}`,
      order_by: period,
      limit: MOST,
    }),
  ],
  tell: ([answer], view) => {
    const measure = sharedMeasureOf(view);
    const rows = answer!.results.map((row) => ({
      [period]: row[period]!,
      [PART]: `${row[column]}`,
      [VALUE]: row[measure.name] ?? 0,
    }));
    return tellShares(
      rows,
      view,
      {
        period,
        among: () => titleOf(fieldOf(view, column), view.lang).toLowerCase(),
        whole: () => titleOf(measure, view.lang),
        readings: readingsIn(view),
      },
      measure.name,
    );
  },
});

/** Among columns that make up a whole: the financers of an amount. */
export const sharesOfColumns = (
  period: string,
  whole: string,
  columns: (view: View) => readonly string[],
  among: (view: View) => string,
): Chart => ({
  ask: (view) => [
    groupPath(view.dataset, view.selection, {
      select: columns(view)
        .map((name) => figure(fieldOf(view, name)))
        .join(', '),
      group_by: period,
      order_by: period,
      limit: MOST,
    }),
  ],
  tell: ([answer], view) => {
    const names = columns(view).filter((name) => answer!.results.some((row) => Number(row[name] ?? 0) > 0));
    const rows = answer!.results.flatMap((row) =>
      names.map((name) => ({ [period]: row[period]!, [PART]: partName(name, view), [VALUE]: row[name] ?? 0 })),
    );
    return tellShares(rows, view, { period, among, whole: () => titleOf(fieldOf(view, whole), view.lang) }, whole);
  },
});

/** `Part : Régions` without what all have. */
const partName = (name: string, view: View): string =>
  titleOf(fieldOf(view, name), view.lang).replace(/^[^:]*:\s*/, '');

function tellShares(
  given: readonly Row[],
  view: View,
  { period, among, whole, readings = {} }: Shares,
  measure: string,
): Telling | null {
  const { lang, dataset } = view;
  const words = WORDS[lang];
  const kind = periodKind(`${given[0]?.[period]}`);
  const unfinished = unfinishedPeriod(kind, dataset.metas.opencpf.as_of);
  const over = given.filter((row) => unfinished === null || `${row[period]}` < unfinished);
  const rows = over.length === 0 ? given : over;
  const periods = [...new Set(rows.map((row) => `${row[period]}`))].toSorted();
  if (periods.length < 2) return null;
  const year = new Set(periods.slice(-PERIODS_A_YEAR[kind]));
  const totals = new Map<string, number>();
  for (const row of rows.filter((one) => year.has(`${one[period]}`)))
    totals.set(`${row[PART]}`, (totals.get(`${row[PART]}`) ?? 0) + Number(row[VALUE]));
  const all = [...totals.values()].reduce((sum, value) => sum + value, 0);
  const ordered = [...totals].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
  const [first] = ordered;
  if (first === undefined || all === 0) return null;
  const part: ChartColumn = { key: PART, title: among(view), kind: 'text', readings };
  const share = showPercent(lang, (100 * totals.get(first)!) / all);
  const table: ChartTable = {
    columns: [
      { ...chartColumn(fieldOf(view, period), lang), kind: 'date' },
      part,
      { ...chartColumn(fieldOf(view, measure), lang), key: VALUE },
    ],
    rows: everyPart(rows, period, [...new Set([...ordered, ...rows.map((row) => `${row[PART]}`)])]),
  };
  const marks = reformsSince(lang, firstDay(periods[0]!));
  return {
    title: words.sum(share, capital(showValue(lang, part, first))),
    subtitle: [
      words.shares(whole(view).toLowerCase(), among(view)),
      perimeterOf(view),
      periodWords(lang, periods[0]!, periods.at(-1)!),
    ].join(' · '),
    notes: markNotes(lang, marks),
    table,
    drawing: {
      form: 'stack',
      x: period,
      y: VALUE,
      series: PART,
      normalised: true,
      events: marks,
    },
  };
}

/** A row for each part of each period, in the order of the parts: those that an answer leaves out are nothing, not a hole. */
function everyPart(rows: readonly Row[], period: string, parts: readonly string[]): readonly Row[] {
  const found = new Map(rows.map((row) => [`${row[period]} ${row[PART]}`, row]));
  const periods = [...new Set(rows.map((row) => `${row[period]}`))].toSorted();
  return periods.flatMap((one) =>
    parts.map((part) => found.get(`${one} ${part}`) ?? { [period]: one, [PART]: part, [VALUE]: 0 }),
  );
}
