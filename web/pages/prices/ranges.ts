/** Prices from the cheapest tenth to the dearest, line by line, with the price paid beside. */

import type { Records, Row } from '../../api/types.ts';
import type { Chart, Telling, View } from '../../charts/chart.ts';
import { yearsAt } from '../../charts/months.ts';
import { perimeterOf, periodWords } from '../../charts/perimeter.ts';
import { type ChartTable, showValue } from '../../charts/table.ts';
import { formatNumber } from '../../format/numbers.ts';
import { isEnough, LEAST_OFFERS, offersOf, QUANTILES, REMOTE, WITH_PLACE } from '../../state/offers.ts';
import { askedPath, perimeter } from './asked.ts';
import { basisName, basisOf } from './basis.ts';
import { ownPrice } from './own.ts';
import { PAID_COLUMNS, paidOf, paidPath } from './paid.ts';
import { WORDS } from './words.ts';

/** A row of a drawing: offers of a region, of a mode, of a certification. */
type Line = Row & { readonly line: string };

/** What a line is, by the column that makes it. */
type LineKind = keyof typeof WORDS.fr.lines;

interface Lines {
  /** Column of the catalogue whose values are the lines. */
  readonly column: Exclude<LineKind, 'mode'>;
  /** Columns of the catalogue by which the files are found; that column by default. */
  readonly keys?: readonly string[];
  /** Conditions on the offers. */
  readonly where?: readonly string[];
  /** Lines at most, those with most offers. */
  readonly most: number;
  /** The name of a line; the value of the column by default. */
  readonly name?: (row: Row) => string;
  readonly link?: (row: Row, view: View) => string | null;
}

/** A line for each value of a column, from the dearest median. */
export const rangesBy = ({ column, keys = [column], where = [], most, name, link }: Lines): Chart => ({
  ask: (view) => [
    askedPath(view.dataset, view.selection, basisOf(view.search), {
      where,
      group_by: [...new Set([column, ...keys])].join(', '),
      order_by: 'offers desc',
      limit: most,
    }),
    paidPath(view.dataset, perimeter(view.selection), basisOf(view.search), keys.map(inFiles)),
  ],
  tell: ([asked, paid], view) => {
    const filesOf = (offers: Row): Row[] =>
      paid!.results.filter((files) => keys.every((key) => files[inFiles(key)] === offers[key]));
    const lines = asked!.results
      .filter((row) => row[column] !== null)
      .map((row): Line => ({ ...row, line: name?.(row) ?? `${row[column]}`, ...paidOf(filesOf(row)) }));
    const telling = tellRanges(lines, view, column);
    if (telling === null || link === undefined) return telling;
    return { ...telling, link: (row) => link(row, view) };
  },
});

const inFiles = (column: string): string => PAID_COLUMNS[column]!;

/** Attendance in the files; the catalogue knows only whether an offer has a place. */
const ATTENDANCE = 'modalite_presence';
const REMOTE_FILES = 'formation entièrement à distance';

/** All the offers, those with a place, those without: what is asked and what is paid. */
export const modes: Chart = {
  ask: (view) => [
    ...[[], [WITH_PLACE], [REMOTE]].map((where) =>
      askedPath(view.dataset, view.selection, basisOf(view.search), { where }),
    ),
    paidPath(view.dataset, perimeter(view.selection), basisOf(view.search), [ATTENDANCE]),
  ],
  tell: ([all, placed, remote, paid], view) => {
    const words = WORDS[view.lang];
    const isRemote = (row: Row): boolean => row[ATTENDANCE] === REMOTE_FILES;
    const files = paid!.results;
    const line = (name: string, asked: Records | undefined, rows: readonly Row[]): Line => ({
      ...asked!.results[0],
      line: name,
      ...paidOf(rows),
    });
    const lines = [
      line(words.all, all, files),
      line(
        words.withPlace,
        placed,
        files.filter((row) => !isRemote(row)),
      ),
      line(words.remote, remote, files.filter(isRemote)),
    ];
    const telling = tellRanges(lines, view, 'mode');
    const [whole] = lines;
    return telling === null || !isEnough(whole) ? null : { ...telling, title: gapWords(whole!, view) };
  },
};

/** The mean paid against the median asked, in a sentence. */
function gapWords(whole: Line, { lang, search }: View): string {
  const words = WORDS[lang];
  const show = (value: number): string => showValue(lang, money(search), value);
  const median = Number(whole.p50);
  if (whole.paid === null) return words.onlyAsked(show(median));
  const change = Math.round((100 * (Number(whole.paid) - median)) / median);
  const paid = show(Number(whole.paid));
  if (change === 0) return words.paidAsAsked(paid);
  return change < 0
    ? words.paidLess(paid, show(median), `${-change}`)
    : words.paidMore(paid, show(median), `${change}`);
}

function tellRanges(all: readonly Line[], view: View, by: LineKind): Telling | null {
  const { lang, search } = view;
  const words = WORDS[lang];
  const rows = all.filter(isEnough).toSorted((a, b) => Number(b.p50) - Number(a.p50));
  const [dearest, cheapest] = [rows[0], rows.at(-1)];
  if (dearest === undefined) return null;
  const show = (value: unknown): string => showValue(lang, money(search), Number(value));
  const own = ownPrice(search);
  const count = (line: Line): string => formatNumber(lang, offersOf(line));
  const [low, quarter, median, threeQuarters, high] = QUANTILES.map((name) => show(dearest[name])) as Five;
  return {
    title:
      rows.length < 2 ? words.half(quarter, threeQuarters) : words.spread(words.lines[by], show(cheapest!.p50), median),
    subtitle: [words.measure[basisName(search)], words.lines[by], perimeterOf(view)].join(' · '),
    reading: [
      words.readLine(dearest.line, count(dearest), quarter, threeQuarters, median, low, high),
      ...(dearest.paid === null ? [] : [words.readPaid(show(dearest.paid), formatNumber(lang, Number(dearest.files)))]),
    ].join(' '),
    notes: [
      words.repeated,
      words.paidFrom(paidPeriod(view)),
      ...(rows.length < all.length ? [words.hidden(`${all.length - rows.length}`, LEAST_OFFERS)] : []),
    ],
    table: rangesTable(rows, words.lines[by], view),
    drawing: {
      form: 'range',
      y: 'line',
      bounds: ['p10', 'p90', 'p25', 'p75'],
      middle: 'p50',
      other: 'paid',
      ...(own === null ? {} : { own: { value: own, name: words.ownMark(show(own)) } }),
    },
  };
}

const rangesTable = (rows: readonly Line[], title: string, { lang, search }: View): ChartTable => {
  const words = WORDS[lang];
  return {
    columns: [
      { key: 'line', title, kind: 'text' },
      { key: 'offers', title: words.offers, kind: 'number', unit: 'offer' },
      ...QUANTILES.map((key) => ({ ...money(search), key, title: words.quantiles[key] })),
      { ...money(search), key: 'paid', title: words.paid },
      { key: 'files', title: words.files, kind: 'number', unit: 'file' },
    ],
    rows,
  };
};

type Five = [string, string, string, string, string];

/** The months whose files make the prices paid. */
const paidPeriod = ({ lang, dataset }: View): string => {
  const { from, to } = yearsAt(dataset.metas.opencpf.as_of).now;
  return periodWords(lang, from, to);
};

/** How a price is shown: whole euros, or euros an hour. */
export const money = (search: View['search']) =>
  ({ key: 'price', title: '', kind: 'number', unit: basisOf(search).unit, decimals: 0 }) as const;
