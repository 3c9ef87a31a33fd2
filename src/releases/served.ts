/** Columns that a served file has beside the published ones. */

/** The order of the rows, from 0. */
export const ROW_ORDER = '_row';

/** The words of every searchable text of the row, made in advance. */
export const ALL_WORDS = '_words';

/** The words of one column. */
export const wordsColumn = (column: string): string => `${ALL_WORDS}_${column}`;
