/** What a served file has beside the published columns of its table `rows`. */

/** The order of the rows, from 0. */
export const ROW_ORDER = '_row';

/** The place of the row, of a dataset that has one. */
export const PLACE = '_place';

/** The number of the row's texts, of a dataset whose rows share theirs; elsewhere each row has its own, by its order. */
export const TEXTS = '_texts';

/** The tables of the index of words. */
export const TERMS = 'terms';
export const POSTINGS = 'postings';
