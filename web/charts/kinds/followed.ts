/** A certification over time under all the numbers that it had, with a mark where it passes from one to the next. */
import type { Lang, Records, Row, Succession } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { firstDay } from '../../format/periods.ts';
import { successionPath } from '../../state/query.ts';
import { EVERYTHING, type Selection } from '../../state/selection.ts';
import type { Chart, View } from '../chart.ts';
import type { EventMark } from '../drawing.ts';
import { chartColumn, fieldOf } from '../measures.ts';
import { everyMonth } from '../months.ts';
import type { ChartTable } from '../table.ts';
import { WORDS } from '../words.ts';
import { sumOf, tellTime } from './over-time.ts';

export interface Followed {
  /** Column of the months. */
  readonly period: string;
  readonly measure: string;
  /** The column that holds the numbers of each register. */
  readonly numbers: Readonly<Record<string, string>>;
}

const NUMBERS = 'numeros';
const BREAK = 'rupture';

/** Of the one number that the view is about; nothing is asked of any other view. */
export const followed = ({ period, measure, numbers }: Followed): Chart => ({
  ask: (view) => {
    const code = codeOf(view, numbers);
    return code === null ? [] : [successionPath(view.dataset, code)];
  },
  tell: ([answer], view) => {
    if (answer === undefined) return null;
    const succession = successionOf(answer);
    const { lang } = view;
    const months = succession.series.map(({ period: month, total }) => ({
      [period]: month,
      [measure]: total[measure]!,
    }));
    const rows = everyMonth(months, period, measure);
    if (rows.length < 2) return null;
    const whole = { ...view, selection: { ...EVERYTHING, values: valuesOf(succession, numbers) } };
    return tellTime(tableOf(rows, succession, view, { period, measure, numbers }), rows, whole, {
      period,
      measure,
      series: undefined,
      reforms: true,
      marks: breakMarks(succession, lang),
      note: () => WORDS[lang].succession.together,
      total: (some) => sumOf(some, measure),
    });
  },
});

/** The answer to a path of successions is no list of records. */
const successionOf = (answer: Records): Succession => answer as unknown as Succession;

const codeOf = ({ selection }: View, numbers: Followed['numbers']): string | null => {
  const codes = Object.entries(numbers).flatMap(([register, column]) =>
    (selection.values[column] ?? []).map((number) => register + number),
  );
  return codes.length === 1 ? codes[0]! : null;
};

/** All the numbers, as filters have them. */
function valuesOf({ numbers: members }: Succession, numbers: Followed['numbers']): Selection['values'] {
  const columns = Object.entries(numbers).map(([register, column]) => {
    const own = members.filter(({ code }) => code.startsWith(register)).map(({ code }) => code.slice(register.length));
    return [column, own] as const;
  });
  return Object.fromEntries(columns.filter(([, own]) => own.length > 0));
}

/** A mark for each month in which the series passes to other numbers, named `RNCP34079 → RNCP38565`. */
function breakMarks({ breaks }: Succession, lang: Lang): readonly EventMark[] {
  const words = WORDS[lang].succession;
  return [...Map.groupBy(breaks, (one) => one.period)].map(([month, inMonth]) => ({
    on: firstDay(month),
    name: passesOf(inMonth, lang),
    about: [
      words.since(formatDate(lang, month.slice(0, 7))),
      ...inMonth.flatMap(({ registered_from: day }) => (day === null ? [] : [words.registered(formatDate(lang, day))])),
    ].join(', '),
  }));
}

/** From the number before the first to all those that begin. */
const passesOf = (breaks: Succession['breaks'], lang: Lang): string =>
  WORDS[lang].succession.passes(breaks[0]!.from, breaks.map(({ to }) => to).join(', '));

/** The months with their figure, the numbers that had files, and where one takes over. */
function tableOf(
  rows: readonly Row[],
  { series, breaks }: Succession,
  view: View,
  { period, measure }: Followed,
): ChartTable {
  const { lang } = view;
  const words = WORDS[lang].succession;
  const numbers = new Map(series.map((one) => [one.period, one.numbers.map(({ code }) => code).join(', ')]));
  const passes = Map.groupBy(breaks, (one) => one.period);
  return {
    columns: [
      { ...chartColumn(fieldOf(view, period), lang), kind: 'date' },
      chartColumn(fieldOf(view, measure), lang),
      { key: NUMBERS, title: words.numbers, kind: 'text' },
      { key: BREAK, title: words.breaks, kind: 'text' },
    ],
    rows: rows.map((row) => {
      const month = `${row[period]}`;
      const begun = passes.get(month);
      return {
        ...row,
        [NUMBERS]: numbers.get(month) ?? null,
        [BREAK]: begun === undefined ? null : passesOf(begun, lang),
      };
    }),
  };
}
