/** A measure period by period (months, quarters, years), as one line or as a line for each thing compared. */
import type { Field, Lang, Records, Row } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { firstDay, PERIODS_A_YEAR, periodKind, unfinishedPeriod } from '../../format/periods.ts';
import { aggregationOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Chart, Telling, View } from '../chart.ts';
import { reformsIn } from '../events.ts';
import { chartColumn, fieldOf, figure, isShared, measureOf } from '../measures.ts';
import { perimeterOf, periodWords } from '../perimeter.ts';
import { type ChartTable, columnOf, showPercent, showValue } from '../table.ts';
import { WORDS } from '../words.ts';

/** Lines that can be told apart. */
const COMPARED = 4;
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

/** The values compared: those of the column that `compare` names, when two to four are chosen. */
const comparedOf = ({ search, selection }: View): { column: string; values: readonly string[] } | null => {
  const column = search.compare?.[0] ?? '';
  const values = selection.values[column] ?? [];
  return values.length >= 2 && values.length <= COMPARED ? { column, values } : null;
};

export const overTime = ({ period, measure: usual, always, reforms = false, note }: OverTime): Chart => {
  const measured = (view: View) => (always === undefined ? measureOf(view, usual) : fieldOf(view, always));
  return {
    ask: (view) => {
      const compared = comparedOf(view);
      return [
        groupPath(view.dataset, view.selection, {
          select: [figure(measured(view)), ...weight(measured(view))].join(', '),
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
      const table = tableOf(answer!, view, [period, ...(compared === null ? [] : [compared.column]), measure.name]);
      if (table.rows.length < 2) return null;
      return tellTime(table, view, {
        period,
        measure: measure.name,
        series: compared?.column,
        reforms,
        shared: isShared(measure),
        note,
      });
    },
  };
};

/** What a mean of each period weighs: it is in the rows, and in no column of the table. */
const WEIGHT = 'weight';
const weight = (measure: Field): readonly string[] => {
  const aggregation = aggregationOf(measure);
  return aggregation.kind === 'mean' ? [`sum(${aggregation.weight}) as ${WEIGHT}`] : [];
};

const tableOf = ({ results }: Records, view: View, names: readonly string[]): ChartTable => ({
  columns: names.map((name, index) => {
    const column = chartColumn(fieldOf(view, name), view.lang);
    return index === 0 ? { ...column, kind: 'date' } : column;
  }),
  rows: results.map((row) => Object.fromEntries([...names, WEIGHT].map((name) => [name, row[name] ?? null]))),
});

interface Timed {
  readonly period: string;
  readonly measure: string;
  readonly series: string | undefined;
  readonly reforms: boolean;
  readonly shared: boolean;
  readonly note: OverTime['note'];
}

function tellTime(table: ChartTable, view: View, { period, measure, series, reforms, shared, note }: Timed): Telling {
  const { lang, dataset } = view;
  const words = WORDS[lang];
  const column = columnOf(table, measure);
  const kind = periodKind(`${table.rows[0]![period]}`);
  const time = words.time[kind];
  const unfinished = unfinishedPeriod(kind, dataset.metas.opencpf.as_of);
  const over = table.rows.filter((row) => unfinished === null || `${row[period]}` < unfinished);
  const [first, last] = [table.rows[0]!, over.at(-1) ?? table.rows.at(-1)!];
  const marks = reforms ? reformsIn(lang).filter(({ on }) => on >= firstDay(`${first[period]}`)) : [];
  const found = { period, measure, shared, year: PERIODS_A_YEAR[kind] };
  const show = (value: number) => showCount(lang, column, value);
  const named = series === undefined ? [] : [`${last[series]}`];
  return {
    title:
      series === undefined
        ? yearFinding(over, found, show, lang)
        : comparedFinding(over, { ...found, series }, show, lang),
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
      ...(marks.length === 0
        ? []
        : [
            words.reforms(
              marks.map(({ name, on }, index) => `${index + 1}. ${name} (${formatDate(lang, on)})`).join(', '),
            ),
          ]),
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

interface Finding {
  readonly period: string;
  readonly measure: string;
  /** Added up; otherwise a weighted mean. */
  readonly shared: boolean;
  /** Periods of a year. */
  readonly year: number;
}

/** A change below it is none, in percent. */
const STEADY = 0.5;

/** Periods put together: added up, or their mean weighted by what each weighs. */
function put(rows: readonly Row[], measure: string, shared: boolean): number {
  const figures = rows.map((row) => Number(row[measure] ?? 0));
  const weights = rows.map((row) => (shared ? 1 : Number(row[WEIGHT] ?? 0)));
  const whole = figures.reduce((sum, value, index) => sum + value * weights[index]!, 0);
  return shared ? whole : whole / weights.reduce((sum, value) => sum + value, 0);
}

/** The last year that is over against the one before. */
function yearFinding(
  rows: readonly Row[],
  { period, measure, shared, year }: Finding,
  show: (value: number) => string,
  lang: Lang,
): string {
  const words = WORDS[lang];
  if (new Set(rows.map((row) => row[period])).size < 2 * year) return words.few(show(put(rows, measure, shared)));
  const [now, before] = [rows.slice(-year), rows.slice(-2 * year, -year)].map((part) => put(part, measure, shared));
  const change = before === 0 ? 0 : ((now! - before!) / before!) * 100;
  if (Math.abs(change) < STEADY) return words.steady(show(now!));
  const percent = showPercent(lang, Math.abs(change));
  return change > 0 ? words.rise(show(now!), percent) : words.fall(show(now!), percent);
}

/** Which of those compared is first over the last year. */
function comparedFinding(
  rows: readonly Row[],
  { measure, shared, year, series }: Finding & { readonly series: string },
  show: (value: number) => string,
  lang: Lang,
): string {
  const names = [...new Set(rows.map((row) => `${row[series]}`))];
  const last = names.map((name) => {
    const own = rows.filter((row) => `${row[series]}` === name).slice(-year);
    return { name, value: put(own, measure, shared) };
  });
  const [best] = last.toSorted((a, b) => b.value - a.value);
  return WORDS[lang].compared(best!.name, show(best!.value));
}

/** A figure in a sentence: its unit in words where a sign does not follow it. */
function showCount(lang: Lang, column: ReturnType<typeof columnOf>, value: number): string {
  const text = showValue(lang, column, Math.round(value));
  return column.unit === 'file' || column.unit === 'person' ? `${text} ${column.title.toLowerCase()}` : text;
}
