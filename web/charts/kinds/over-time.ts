/** A measure period by period (months, quarters, years), as one line or as a line for each thing compared. */
import type { Field, Lang, Row } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { firstDay, type PeriodKind, periodKind, unfinishedPeriod } from '../../format/periods.ts';
import { aggregationOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Range } from '../../state/selection.ts';
import type { Chart, Telling, View } from '../chart.ts';
import { comparedOf } from '../compared.ts';
import type { EventMark } from '../drawing.ts';
import { markNotes, reformsSince } from '../events.ts';
import { chartColumn, fieldOf, figure, isShared, measureOf } from '../measures.ts';
import { everyMonth, isWithin, yearsAt } from '../months.ts';
import { perimeterOf, periodWords } from '../perimeter.ts';
import { type ChartColumn, type ChartTable, columnOf, showPercent, showValue } from '../table.ts';
import { WORDS } from '../words.ts';

/** Groups the API gives at once. */
const MOST = 20_000;

export interface OverTime {
  /** Column of the periods. */
  readonly period: string;
  /** Measure when the address asks for none. */
  readonly measure?: string;
  /** Measure whatever the address asks. */
  readonly always?: string;
  /** Reforms that act on it are marked. */
  readonly reforms?: boolean;
  readonly note?: (view: View) => string;
}

export const overTime = ({ period, measure: usual, always, reforms = false, note }: OverTime): Chart => {
  const measured = (view: View) => measureOf(view, usual, always);
  return {
    ask: (view) => {
      const compared = comparedOf(view);
      return [
        groupPath(view.dataset, view.selection, {
          select: [figure(measured(view)), ...weights(measured(view))].join(', '),
          group_by: [period, ...(compared === null ? [] : [compared.column])].join(', '),
          order_by: period,
          limit: MOST,
          ...(compared === null ? {} : { where: [`${compared.column} in (${compared.values.map(quote).join(', ')})`] }),
        }),
      ];
    },
    tell: ([answer], view) => {
      const measure = measured(view);
      const compared = comparedOf(view);
      const dated = fieldOf(view, period).type === 'date';
      const whole = compared === null && dated && isShared(measure);
      const rows = whole ? everyMonth(answer!.results, period, measure.name) : answer!.results;
      const table = tableOf(rows, view, [period, ...(compared === null ? [] : [compared.column]), measure.name]);
      if (table.rows.length < 2) return null;
      return tellTime(table, rows, view, {
        period,
        measure: measure.name,
        series: compared?.column,
        reforms,
        note,
        total: (rows) => totalOver(measure, rows),
      });
    },
  };
};

const tableOf = (results: readonly Row[], view: View, names: readonly string[]): ChartTable => ({
  columns: names.map((name, index) => {
    const column = chartColumn(fieldOf(view, name), view.lang);
    return index === 0 ? { ...column, kind: 'date' } : column;
  }),
  rows: results.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
});

export interface Timed {
  readonly period: string;
  readonly measure: string;
  readonly series: string | undefined;
  readonly reforms: boolean;
  /** Marks beside the reforms. */
  readonly marks?: readonly EventMark[];
  readonly note: OverTime['note'];
  /** The measure over rows: added up, or its weighted mean. */
  readonly total: Total;
}

type Total = (rows: readonly Row[]) => number;

/** What a mean is made of, asked with it: months weigh by what they hold. */
const weights = (field: Field): readonly string[] => {
  const aggregation = aggregationOf(field);
  return aggregation.kind === 'mean'
    ? [`sum(${aggregation.numerator}) as numerator`, `sum(${aggregation.weight}) as weight`]
    : [];
};

/** A measure over the months of an answer, as its definition allows. */
function totalOver(field: Field, rows: readonly Row[]): number {
  const figures = rows.map((row) => Number(row[field.name] ?? 0));
  switch (aggregationOf(field).kind) {
    case 'mean':
      return sumOf(rows, 'numerator') / sumOf(rows, 'weight');
    case 'min':
      return Math.min(...figures);
    case 'max':
      return Math.max(...figures);
    default:
      return sumOf(rows, field.name);
  }
}

export const sumOf = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);

export function tellTime(
  table: ChartTable,
  rows: readonly Row[],
  view: View,
  { period, measure, series, reforms, marks: own = [], note, total }: Timed,
): Telling {
  const { lang, dataset } = view;
  const words = WORDS[lang];
  const column = columnOf(table, measure);
  const kind = periodKind(`${table.rows[0]![period]}`);
  const time = words.time[kind];
  const unfinished = unfinishedPeriod(kind, dataset.metas.opencpf.as_of);
  const over = rows.filter((row) => unfinished === null || `${row[period]}` < unfinished);
  const [first, last] = [table.rows[0]!, over.at(-1) ?? table.rows.at(-1)!];
  const marks = [...(reforms ? reformsSince(lang, firstDay(`${first[period]}`)) : []), ...own].toSorted((a, b) =>
    a.on.localeCompare(b.on),
  );
  const show = (value: number) => showCount(lang, column, value);
  const named = series === undefined ? [] : [showValue(lang, columnOf(table, series), last[series]!)];
  return {
    title:
      series === undefined
        ? yearFinding(over, { period, kind }, total, show, view)
        : comparedFinding(over, { period, kind, series: columnOf(table, series) }, total, show, view),
    subtitle: [
      time.per(column.title),
      perimeterOf(view),
      periodWords(lang, `${first[period]}`, `${table.rows.at(-1)![period]}`),
    ].join(' · '),
    reading: words.readRow(
      [time.at(formatDate(lang, `${last[period]}`)), ...named].join(', '),
      showValue(lang, column, last[measure]!),
      column.title.toLowerCase(),
    ),
    notes: [
      ...(note === undefined ? [] : [note(view)]),
      ...(unfinished !== null && over.length < table.rows.length
        ? [time.unfinished(formatDate(lang, unfinished))]
        : []),
      ...markNotes(lang, marks),
    ],
    table,
    drawing: {
      form: 'line',
      x: period,
      y: measure,
      ...(series === undefined ? {} : { series }),
      ...(unfinished === null ? {} : { unfinishedFrom: unfinished }),
      events: marks,
    },
  };
}

/** A change below it is none, in percent. */
const STEADY = 0.5;

interface Dated {
  /** Column of the periods. */
  readonly period: string;
  readonly kind: PeriodKind;
}

/** The last twelve months that are over against the twelve before. */
function yearFinding(
  rows: readonly Row[],
  { period, kind }: Dated,
  total: Total,
  show: (value: number) => string,
  { lang, dataset }: View,
): string {
  const words = WORDS[lang];
  const years = yearsAt(dataset.metas.opencpf.as_of, kind);
  const first = firstDay(`${rows[0]?.[period]}`).slice(0, 7);
  if (!(first <= years.before.from) || !rows.some((row) => isWithin(row[period], years.now)))
    return words.few(show(total(rows)));
  const over = (year: Range): number => total(rows.filter((row) => isWithin(row[period], year)));
  const [now, before] = [over(years.now), over(years.before)];
  const change = before === 0 ? 0 : ((now - before) / before) * 100;
  if (Math.abs(change) < STEADY) return words.steady(show(now));
  const percent = showPercent(lang, Math.abs(change));
  return change > 0 ? words.rise(show(now), percent) : words.fall(show(now), percent);
}

/** Which of those compared is first over the last twelve months. */
function comparedFinding(
  rows: readonly Row[],
  { period, kind, series }: Dated & { readonly series: ChartColumn },
  total: Total,
  show: (value: number) => string,
  { lang, dataset }: View,
): string {
  const { now } = yearsAt(dataset.metas.opencpf.as_of, kind);
  const recent = rows.filter((row) => isWithin(row[period], now));
  const year = recent.length === 0 ? rows : recent;
  const names = [...new Set(year.map((row) => `${row[series.key]}`))];
  const last = names.map((name) => ({ name, value: total(year.filter((row) => `${row[series.key]}` === name)) }));
  const [best] = last.toSorted((a, b) => b.value - a.value);
  return WORDS[lang].compared(showValue(lang, series, best!.name), show(best!.value));
}

/** A figure in a sentence: its unit in words where a sign does not follow it. */
function showCount(lang: Lang, column: ReturnType<typeof columnOf>, value: number): string {
  const text = showValue(lang, column, Math.round(value));
  return column.unit === 'file' || column.unit === 'person' ? `${text} ${column.title.toLowerCase()}` : text;
}
