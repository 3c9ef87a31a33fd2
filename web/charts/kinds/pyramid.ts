/** A measure by the classes of a column, for two groups back to back: ages of women and men. */
import type { Row } from '../../api/types.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Chart, View } from '../chart.ts';
import { chartColumn, fieldOf, figure, NOT_KNOWN, sharedMeasureOf } from '../measures.ts';
import { perimeterOf } from '../perimeter.ts';
import { type ChartColumn, type ChartTable, showPercent, showValue } from '../table.ts';
import { toggled } from '../toggled.ts';
import { WORDS } from '../words.ts';

export interface Pyramid {
  /** Column of the classes, drawn in the order of its vocabulary, the last one at the bottom. */
  readonly classes: string;
  readonly series: string;
  /** The values of `series` at the left and at the right. */
  readonly sides: readonly [string, string];
}

const MOST = 100;

export const pyramid = ({ classes, series, sides }: Pyramid): Chart => ({
  ask: (view) => [
    groupPath(view.dataset, view.selection, {
      select: figure(sharedMeasureOf(view)),
      group_by: `${series}, ${classes}`,
      limit: MOST,
      where: [`${series} in (${sides.map(quote).join(', ')})`],
    }),
  ],
  tell: ([answer], view) => {
    const { lang } = view;
    const words = WORDS[lang];
    const measure = sharedMeasureOf(view);
    const order = classesOf(view, classes);
    const rows = answer!.results
      .filter((row) => row[measure.name] !== null && order.includes(`${row[classes]}`))
      .toSorted(
        (a, b) => rank(order, a, classes) - rank(order, b, classes) || rank(sides, a, series) - rank(sides, b, series),
      );
    const total = sum(rows, measure.name);
    if (total === 0) return null;
    const [first] = order
      .map((name) => ({
        name,
        value: sum(
          rows.filter((row) => row[classes] === name),
          measure.name,
        ),
      }))
      .toSorted((a, b) => b.value - a.value);
    const table: ChartTable = {
      columns: [...[classes, series].map((name) => chartColumn(fieldOf(view, name), lang)), chartColumn(measure, lang)],
      rows: rows.map((row) => Object.fromEntries([classes, series, measure.name].map((name) => [name, row[name]!]))),
    };
    const [classed, sided, column] = table.columns as [ChartColumn, ChartColumn, ChartColumn];
    const one = rows[0]!;
    return {
      title: words.first(showValue(lang, classed, first!.name), showPercent(lang, (100 * first!.value) / total)),
      subtitle: [
        words.by(
          column.title,
          [classes, series].map((name) => titleOf(fieldOf(view, name), lang).toLowerCase()).join(', '),
        ),
        perimeterOf(view),
      ].join(' · '),
      reading: words.readRow(
        `${showValue(lang, sided, one[series]!)}, ${showValue(lang, classed, one[classes]!).toLowerCase()}`,
        showValue(lang, column, one[measure.name]!),
        column.title.toLowerCase(),
      ),
      table,
      drawing: { form: 'pyramid', x: measure.name, y: classes, series },
      link: (row) => toggled(view, classes, `${row[classes]}`),
    };
  },
});

/** The classes from the last to the first, as ages are read from the top. */
const classesOf = (view: View, name: string): readonly string[] =>
  (fieldOf(view, name).annotations.vocabulary ?? []).filter((word) => word !== NOT_KNOWN).toReversed();

const rank = (order: readonly string[], row: Row, name: string): number => order.indexOf(`${row[name]}`);
const sum = (rows: readonly Row[], name: string): number => rows.reduce((all, row) => all + Number(row[name] ?? 0), 0);
