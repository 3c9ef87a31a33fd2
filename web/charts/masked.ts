/**
 * Rows that are masked to protect people, counted beside a measure: a figure all of whose rows are masked is not known, which is neither zero
 * nor nothing; a sum of which some are masked is a lower bound.
 */
import type { Field, Lang, Row } from '../api/types.ts';
import { maskedWhenNull, maskOf } from '../state/fields.ts';
import type { View } from './chart.ts';
import { chartColumn, figure, isShared } from './measures.ts';
import { type ChartColumn, type ChartTable, isAtLeast, isMasked } from './table.ts';
import { WORDS } from './words.ts';

const MASKED = 'lignes_masquees';

/** What is asked of each group: the measure and, where the dataset protects people, how many of its rows are masked. */
export const figures = ({ dataset }: View, measure: Field): string => {
  const mask = maskOf(dataset.fields);
  return [figure(measure), ...(mask === null ? [] : [`count(${mask}) as ${MASKED}`])].join(', ');
};

/** The columns that hold them. */
export function measureColumns({ dataset, lang }: View, measure: Field): readonly [ChartColumn, ...ChartColumn[]] {
  const column = chartColumn(measure, lang);
  if (!maskedWhenNull(measure, dataset.fields)) return [column];
  const masked = { by: MASKED, bound: isShared(measure) };
  return [
    { ...column, masked },
    { key: MASKED, title: WORDS[lang].maskedCell.rows, kind: 'number' },
  ];
}

/** Whether a row has something to show: a figure, or that it is masked. */
export const isTold = (row: Row, measure: Field): boolean =>
  (row[measure.name] ?? null) !== null || Number(row[MASKED] ?? 0) > 0;

/** The masked rows of a whole without those of its parts. */
export const maskedLeft = (whole: Row, parts: readonly Row[]): Row =>
  MASKED in whole
    ? { [MASKED]: parts.reduce((left, part) => left - Number(part[MASKED] ?? 0), Number(whole[MASKED])) }
    : {};

/** How masked figures and lower bounds are shown, where there are some. */
export function maskedNotes({ columns, rows }: ChartTable, lang: Lang): readonly string[] {
  const words = WORDS[lang].maskedCell;
  const some = (is: (column: ChartColumn, row: Row) => boolean): boolean =>
    columns.some((column) => rows.some((row) => is(column, row)));
  return [...(some(isMasked) ? [words.hatched] : []), ...(some(isAtLeast) ? [words.bounds] : [])];
}
