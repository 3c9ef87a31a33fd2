/** A measure by one column over time, or by two: lines, shares upon one another, or a grid. */
import type { Field, Lang, Row, Value } from '../../api/types.ts';
import { isOver } from '../../format/periods.ts';
import { withoutCapital } from '../../format/typography.ts';
import { groupPath } from '../../state/query.ts';
import { isPeriod } from '../builder.ts';
import type { Chart, View } from '../chart.ts';
import type { Drawing } from '../drawing.ts';
import { figures, isTold, maskedLeft, maskedNotes, measureColumns } from '../masked.ts';
import { chartColumn, figure, maskedNote } from '../measures.ts';
import { perimeterOf, periodWords } from '../perimeter.ts';
import { showIn, showValue } from '../table.ts';
import { WORDS } from '../words.ts';
import { findingOfFirst } from './ranking.ts';

/** Groups the API gives at once. */
const ALL = 20_000;
/** Values of the second column that can be told apart, by form. */
const TOLD_APART = { line: 6, stack: 7, heat: 12 } as const;

export interface Crossed {
  /** A period, unless there is a second column. */
  readonly by: Field;
  readonly split: Field | null;
  readonly measure: Field;
  readonly form: keyof typeof TOLD_APART;
  /** Values of `by` at most, when it is not a period. */
  readonly most: number;
}

/** What was answered: the whole, each value of the first column, each of the second, and both together. */
interface Figures {
  readonly whole: Row | undefined;
  readonly totals: readonly Row[];
  readonly parts: readonly Row[];
  readonly cells: readonly Row[];
}

export const crossed = (chosen: Crossed): Chart => ({
  ask: (view) => {
    const { by, split, measure, form, most } = chosen;
    const largest = `${measure.name} desc`;
    const group = (columns: readonly Field[], order_by: string, limit: number) =>
      groupPath(view.dataset, view.selection, {
        select: figures(view, measure),
        group_by: columns.map(({ name }) => name).join(', '),
        order_by,
        limit,
      });
    return [
      groupPath(view.dataset, view.selection, { select: figure(measure) }),
      isPeriod(by) ? group([by], by.name, ALL) : group([by], largest, most),
      ...(split === null ? [] : [group([split], largest, TOLD_APART[form] + 1), group([by, split], by.name, ALL)]),
    ];
  },
  tell: (answers, view) => {
    const { by, measure } = chosen;
    const shown = (row: Row): boolean => isTold(row, measure) && !(isPeriod(by) && row[by.name] === null);
    const [[whole] = [], totals = [], parts = [], cells = []] = answers.map(({ results }) =>
      results.filter(shown).map((row) => named(row, chosen, view.lang)),
    );
    return tellCrossed(chosen, { whole, totals, parts, cells }, view);
  },
});

/** With a name for what is not given. */
function named(row: Row, { by, split }: Crossed, lang: Lang): Row {
  const unnamed = [by, split].filter((field) => field !== null && row[field.name] === null);
  return { ...row, ...Object.fromEntries(unnamed.map((field) => [field!.name, WORDS[lang].unknown])) };
}

function tellCrossed(chosen: Crossed, figures: Figures, view: View): ReturnType<Chart['tell']> {
  const { by, split, measure, form } = chosen;
  const { lang, dataset } = view;
  const words = WORDS[lang];
  const rows = rowsOf(chosen, figures, lang);
  const [first, ...others] = rows.filter((row) => row[measure.name] !== null);
  if (first === undefined || (isPeriod(by) && others.length === 0)) return null;
  const [column, ...masked] = measureColumns(view, measure);
  const columns = [by, ...(split === null ? [] : [split])].map((field) => chartColumn(field, lang));
  const nameOf = (row: Row): string => columns.map((one) => showValue(lang, one, row[one.key]!)).join(', ');
  const highest = rows.reduce((best, row) => (Number(row[measure.name]) > Number(best[measure.name]) ? row : best));
  const shown = (row: Row): string => showIn(lang, column, row);
  const table = { columns: [...columns, column, ...masked], rows };
  const periods = isPeriod(by) ? figures.totals.map((row) => `${row[by.name]}`) : [];
  const unfinished = periods.find((period) => !isOver(period, dataset.metas.opencpf.as_of));
  return {
    title:
      split === null
        ? words.peak(nameOf(highest), shown(highest))
        : findingOfFirst(
            figures.parts.find((row) => row[measure.name] !== null)!,
            chartColumn(split, lang),
            measure,
            figures.whole,
            lang,
          ),
    subtitle: [
      words.by(column.title, columns.map(({ title }) => withoutCapital(title)).join(', ')),
      perimeterOf(view),
      ...(periods.length === 0 ? [] : [periodWords(lang, periods[0]!, periods.at(-1)!)]),
    ].join(' · '),
    reading: words.readRow(nameOf(first), shown(first), withoutCapital(column.title)),
    notes: [
      ...(unfinished === undefined ? [] : [words.notOver(showValue(lang, columns[0]!, unfinished))]),
      ...(figures.parts.length > TOLD_APART[form] ? [words.firstOnly(`${TOLD_APART[form]}`)] : []),
      ...maskedNote(view),
      ...maskedNotes(table, lang),
    ],
    table,
    drawing: drawingOf(chosen, unfinished),
  };
}

/** The cells of the values shown, in the order of both columns; with what is left of each where they make up a whole. */
function rowsOf({ by, split, measure, form }: Crossed, { totals, parts, cells }: Figures, lang: Lang): readonly Row[] {
  if (split === null) return totals;
  const [first, second] = [ranks(by, totals), ranks(split, parts.slice(0, TOLD_APART[form]))];
  const kept = cells.filter((row) => first.has(row[by.name]!) && second.has(row[split.name]!));
  const left = totals.flatMap((total): Row[] => {
    const period = total[by.name]!;
    const shown = kept.filter((row) => row[by.name] === period);
    const others = shown.reduce((less, row) => less - Number(row[measure.name]), Number(total[measure.name]));
    const masked = maskedLeft(total, shown);
    return others > 0
      ? [{ [by.name]: period, [split.name]: WORDS[lang].others, [measure.name]: others, ...masked }]
      : [];
  });
  const after = (row: Row): number => second.get(row[split.name]!) ?? second.size;
  const drawn = form === 'stack' ? [...kept.filter((row) => row[measure.name] !== null), ...left] : kept;
  return drawn.toSorted((a, b) => first.get(a[by.name]!)! - first.get(b[by.name]!)! || after(a) - after(b));
}

/** The rank of each value: that of the vocabulary, or of the rows. */
function ranks(field: Field, rows: readonly Row[]): ReadonlyMap<Value, number> {
  const vocabulary = field.annotations.vocabulary ?? [];
  const values = rows.map((row) => row[field.name]!);
  const place = (value: Value): number => vocabulary.indexOf(`${value}`) + 1 || vocabulary.length + 1;
  return new Map(values.toSorted((a, b) => place(a) - place(b)).map((value, rank) => [value, rank]));
}

function drawingOf({ by, split, measure, form }: Crossed, unfinishedFrom: string | undefined): Drawing {
  const [x, y] = [by.name, measure.name];
  if (split === null) return { form: 'line', x, y, ...(unfinishedFrom === undefined ? {} : { unfinishedFrom }) };
  const series = split.name;
  switch (form) {
    case 'line':
      return { form, x, y, series, ...(unfinishedFrom === undefined ? {} : { unfinishedFrom }) };
    case 'stack':
      return { form, x, y, series, normalised: true };
    case 'heat':
      return isPeriod(by) ? { form, x, y: series, value: y } : { form, x: series, y: x, value: y };
  }
}
