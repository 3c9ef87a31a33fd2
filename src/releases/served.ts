/** What a served file has beside the published columns of its table `rows`. */

/** The order of the rows, from 0. */
export const ROW_ORDER = '_row';

/** The place of the row, of a dataset that has one. */
export const PLACE = '_place';

/** The tables of the index of words. */
export const TERMS = 'terms';
export const POSTINGS = 'postings';
