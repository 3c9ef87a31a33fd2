/** The values of a column in the order of a measure; each leads to the same page with it as a filter. */
import type { Field, Lang, Row } from '../../api/types.ts';
import { capital, withoutCapital } from '../../format/typography.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath } from '../../state/query.ts';
import type { Chart, View } from '../chart.ts';
import { figures, isTold, maskedNotes, measureColumns } from '../masked.ts';
import { chartColumn, fieldOf, figure, isShared, maskedNote, measureOf } from '../measures.ts';
import { perimeterOf } from '../perimeter.ts';
import { type ChartColumn, type ChartTable, columnOf, showIn, showPercent, showValue } from '../table.ts';
import { toggled } from '../toggled.ts';
import { WORDS } from '../words.ts';

export interface Ranking {
  readonly column: string;
  /** Measure when the address asks for none. */
  readonly measure?: string;
  /** Measure whatever the address asks. */
  readonly always?: string;
  /** Bars at most. */
  readonly most?: number;
  /** Address of a value's own page, instead of the filter. */
  readonly page?: (row: Row, view: View) => string | null;
  /** Address of a value's own page, beside the filter: a second link in the table. */
  readonly about?: (row: Row, view: View) => string | null;
  /** Other columns that `page` and `about` need. */
  readonly also?: readonly string[];
  /** Condition of the values that are ranked; their shares stay those of the whole. */
  readonly where?: string;
  readonly note?: (view: View) => string;
}

export const ranking = ({
  column,
  measure: usual,
  always,
  most = 10,
  page,
  about,
  also = [],
  where,
  note,
}: Ranking): Chart => ({
  ask: (view) => {
    const measure = measureOf(view, usual, always);
    return [
      groupPath(view.dataset, view.selection, {
        select: figures(view, measure),
        group_by: [column, ...also].join(', '),
        order_by: `${measure.name} desc`,
        limit: most,
        ...(where === undefined ? {} : { where: [where] }),
      }),
      groupPath(view.dataset, view.selection, { select: figure(measure) }),
    ];
  },
  tell: ([groups, whole], view) => {
    const { lang } = view;
    const words = WORDS[lang];
    const measure = measureOf(view, usual, always);
    const table: ChartTable = {
      columns: [
        ...[column, ...also].map((name) => chartColumn(fieldOf(view, name), lang)),
        ...measureColumns(view, measure),
      ],
      rows: toldApart(
        groups!.results.filter((row) => row[column] !== null && isTold(row, measure)),
        column,
        also,
      ),
    };
    const first = table.rows.find((row) => row[measure.name] !== null);
    if (first === undefined) return null;
    const shown = columnOf(table, measure.name);
    const value = showIn(lang, shown, first);
    return {
      title: findingOfFirst(first, columnOf(table, column), measure, whole!.results[0], lang),
      subtitle: [words.by(shown.title, withoutCapital(titleOf(fieldOf(view, column), lang))), perimeterOf(view)].join(
        ' · ',
      ),
      reading: words.readRow(
        showValue(lang, columnOf(table, column), first[column]!),
        value,
        withoutCapital(shown.title),
      ),
      notes: [...(note === undefined ? [] : [note(view)]), ...maskedNote(view), ...maskedNotes(table, lang)],
      table,
      drawing: {
        form: 'bars',
        x: measure.name,
        y: column,
        highlighted: view.selection.values[column] ?? [],
      },
      link: (row) => (page === undefined ? toggled(view, column, `${row[column]}`) : page(row, view)),
      ...(about === undefined ? {} : { about: (row: Row) => about(row, view) }),
    };
  },
});

/** What the first row of a ranking says: its share of the whole, or its figure where shares have no sense. */
export function findingOfFirst(
  row: Row,
  column: ChartColumn,
  measure: Field,
  whole: Row | undefined,
  lang: Lang,
): string {
  const words = WORDS[lang];
  const name = capital(showValue(lang, column, row[column.key]!));
  const [value, total] = [Number(row[measure.name]), Number(whole?.[measure.name] ?? 0)];
  return isShared(measure) && total > 0
    ? words.first(name, showPercent(lang, (100 * value) / total))
    : words.highest(name, showValue(lang, chartColumn(measure, lang), value));
}
/** What does not apply, in a column of numbers. */
const NO_NUMBER = '-1';

/** Rows of one name, which other columns tell apart, with these beside the name: two bars, not one upon the other. */
const toldApart = (rows: readonly Row[], column: string, also: readonly string[]): readonly Row[] =>
  rows.map((row) => {
    if (rows.filter((other) => other[column] === row[column]).length === 1) return row;
    const others = also.map((name) => row[name]).filter((value) => value !== null && value !== NO_NUMBER);
    return { ...row, [column]: `${row[column]} (${others.join(', ')})` };
  });
