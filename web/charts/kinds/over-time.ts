/** A measure month by month, as one line or as a line for each thing compared. */
import type { Lang, Records, Row } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { capital } from '../../format/typography.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Chart, Telling, View } from '../chart.ts';
import { reformsIn } from '../events.ts';
import { chartColumn, fieldOf, figure, isShared, measureOf } from '../measures.ts';
import { perimeterOf, periodWords, unfinishedMonth } from '../perimeter.ts';
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
}

/** The values compared: those of the column that `compare` names, when two to four are chosen. */
const comparedOf = ({ search, selection }: View): { column: string; values: readonly string[] } | null => {
  const column = search.compare?.[0] ?? '';
  const values = selection.values[column] ?? [];
  return values.length >= 2 && values.length <= COMPARED ? { column, values } : null;
};

export const overTime = ({ period, measure: usual, always, reforms = false }: OverTime): Chart => {
  const measured = (view: View) => (always === undefined ? measureOf(view, usual) : fieldOf(view, always));
  return {
    ask: (view) => {
      const compared = comparedOf(view);
      return [
        groupPath(view.dataset, view.selection, {
          select: figure(measured(view)),
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
      });
    },
  };
};

const tableOf = ({ results }: Records, view: View, names: readonly string[]): ChartTable => ({
  columns: names.map((name) => chartColumn(fieldOf(view, name), view.lang)),
  rows: results.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
});

interface Timed {
  readonly period: string;
  readonly measure: string;
  readonly series: string | undefined;
  readonly reforms: boolean;
  readonly shared: boolean;
}

function tellTime(table: ChartTable, view: View, { period, measure, series, reforms, shared }: Timed): Telling {
  const { lang, dataset } = view;
  const words = WORDS[lang];
  const column = columnOf(table, measure);
  const unfinished = unfinishedMonth(dataset.metas.opencpf.as_of);
  const over = table.rows.filter((row) => unfinished === null || `${row[period]}` < unfinished);
  const [first, last] = [table.rows[0]!, over.at(-1) ?? table.rows.at(-1)!];
  const marks = reforms ? reformsIn(lang).filter(({ on }) => on >= `${first[period]}`) : [];
  const named = series === undefined ? [] : [`${last[series]}`];
  return {
    title:
      series === undefined
        ? yearFinding(over, period, column.key, shared, (value) => showCount(lang, column, value), view)
        : comparedFinding(over, { series, measure, shared }, (value) => showCount(lang, column, value), lang),
    subtitle: [
      words.monthly(column.title),
      perimeterOf(view),
      periodWords(lang, `${first[period]}`, `${table.rows.at(-1)![period]}`),
    ].join(' · '),
    reading: words.readMonth(
      [formatDate(lang, `${last[period]}`), ...named].join(', '),
      showValue(lang, column, last[measure]!),
      column.title.toLowerCase(),
    ),
    notes: [
      ...(unfinished !== null && over.length < table.rows.length
        ? [capital(words.unfinished(formatDate(lang, unfinished)))]
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

const YEAR = 12;
/** A change below it is none, in percent. */
const STEADY = 0.5;

/** The last twelve months that are over against the twelve before: added up, or their mean for a mean. */
function yearFinding(
  rows: readonly Row[],
  period: string,
  measure: string,
  shared: boolean,
  show: (value: number) => string,
  { lang }: View,
): string {
  const words = WORDS[lang];
  const figures = rows.map((row) => Number(row[measure] ?? 0));
  const put = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / (shared ? 1 : values.length);
  const months = new Set(rows.map((row) => row[period])).size;
  if (months < 2 * YEAR) return words.few(show(put(figures)));
  const [now, before] = [put(figures.slice(-YEAR)), put(figures.slice(-2 * YEAR, -YEAR))];
  const change = before === 0 ? 0 : ((now - before) / before) * 100;
  if (Math.abs(change) < STEADY) return words.steady(show(now));
  const percent = showPercent(lang, Math.abs(change));
  return change > 0 ? words.rise(show(now), percent) : words.fall(show(now), percent);
}

/** Which of those compared is first over the last twelve months. */
function comparedFinding(
  rows: readonly Row[],
  { series, measure, shared }: { series: string; measure: string; shared: boolean },
  show: (value: number) => string,
  lang: Lang,
): string {
  const names = [...new Set(rows.map((row) => `${row[series]}`))];
  const last = names.map((name) => {
    const figures = rows
      .filter((row) => `${row[series]}` === name)
      .slice(-YEAR)
      .map((row) => Number(row[measure] ?? 0));
    return { name, value: figures.reduce((sum, value) => sum + value, 0) / (shared ? 1 : figures.length) };
  });
  const [best] = last.toSorted((a, b) => b.value - a.value);
  return WORDS[lang].compared(best!.name, show(best!.value));
}

/** A figure in a sentence: its unit in words where a sign does not follow it. */
function showCount(lang: Lang, column: ReturnType<typeof columnOf>, value: number): string {
  const text = showValue(lang, column, Math.round(value));
  return column.unit === 'file' || column.unit === 'person' ? `${text} ${column.title.toLowerCase()}` : text;
}
