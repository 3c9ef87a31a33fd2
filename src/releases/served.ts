/** What a served file has beside the published columns of its table `rows`. */

/** The order of the rows, from 0. */
export const ROW_ORDER = '_row';

/** The tables of the index of words. */
export const TERMS = 'terms';
export const POSTINGS = 'postings';
