/** The part that one value of a column takes, in each group of another: women among holders of each situation. */
import type { Lang, Row } from '../../api/types.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Chart } from '../chart.ts';
import { chartColumn, fieldOf, figure, sharedMeasureOf } from '../measures.ts';
import { perimeterOf } from '../perimeter.ts';
import { type ChartColumn, type ChartTable, showPercent, showValue } from '../table.ts';
import { toggled } from '../toggled.ts';
import { WORDS } from '../words.ts';

export interface Part {
  /** Column of the groups. */
  readonly groups: string;
  readonly column: string;
  /** The value told. */
  readonly value: string;
  /** All the values that make the whole: those not known are in none. */
  readonly among: readonly string[];
  readonly words: (lang: Lang) => PartWords;
}

export interface PartWords {
  /** The part, as a column is named. */
  readonly part: string;
  readonly title: (group: string, share: string) => string;
}

const PART = 'part';
const MOST = 500;

export const part = ({ groups, column, value, among, words: own }: Part): Chart => ({
  ask: (view) => [
    groupPath(view.dataset, view.selection, {
      select: figure(sharedMeasureOf(view)),
      group_by: `${groups}, ${column}`,
      limit: MOST,
      where: [`${column} in (${among.map(quote).join(', ')})`],
    }),
  ],
  tell: ([answer], view) => {
    const { lang } = view;
    const words = WORDS[lang];
    const { part: name, title } = own(lang);
    const measure = sharedMeasureOf(view);
    const share: ChartColumn = { key: PART, title: name, kind: 'number', unit: 'percent', decimals: 1 };
    const all = sharesOf(answer!.results, { groups, column, value }, measure.name);
    const least = LEAST * all.reduce((sum, row) => sum + Number(row[measure.name]), 0);
    const [rows, small] = [true, false].map((enough) =>
      all.filter((row) => Number(row[measure.name]) >= least === enough),
    );
    const [first] = rows!;
    if (first === undefined) return null;
    const grouped = chartColumn(fieldOf(view, groups), lang);
    const nameOf = (row: Row): string => showValue(lang, grouped, row[groups]!);
    const table: ChartTable = {
      columns: [grouped, share, chartColumn(measure, lang)],
      rows: rows!,
    };
    const by = words.by(titleOf(measure, lang).toLowerCase(), titleOf(fieldOf(view, groups), lang).toLowerCase());
    return {
      title: title(nameOf(first), showPercent(lang, Number(first[PART]))),
      subtitle: [`${name}, ${by}`, perimeterOf(view)].join(' · '),
      reading: words.readRow(nameOf(first), showValue(lang, share, first[PART]!), name.toLowerCase()),
      notes: small!.length === 0 ? [] : [words.small(small!.map(nameOf).join(', '))],
      table,
      drawing: { form: 'bars', x: PART, y: groups, highlighted: view.selection.values[groups] ?? [] },
      link: (row) => toggled(view, groups, `${row[groups]}`),
    };
  },
});

/** Below this part of the whole, a group is too small for a share to be drawn. */
const LEAST = 0.005;

/** A row for each group, with its whole, from the largest part. */
function sharesOf(
  results: readonly Row[],
  { groups, column, value }: Pick<Part, 'groups' | 'column' | 'value'>,
  measure: string,
): readonly Row[] {
  const known = results.filter((row) => row[measure] !== null);
  return [...Map.groupBy(known, (row) => `${row[groups]}`)]
    .map(([name, rows]) => {
      const whole = rows.reduce((sum, row) => sum + Number(row[measure]), 0);
      const told = Number(rows.find((row) => row[column] === value)?.[measure] ?? 0);
      return { [groups]: name, [PART]: (100 * told) / whole, [measure]: whole };
    })
    .toSorted((a, b) => Number(b[PART]) - Number(a[PART]));
}
