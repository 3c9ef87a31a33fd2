/** How far a release of each cadence may move. The past is restated and grows: what halves or doubles is a source read badly. */
import { text } from './columns.ts';
import type { Movement } from './expected.ts';

const COMMON = {
  unknown: 0.01,
  empty: 0.05,
  columnsAdded: 0,
  columnsRemoved: 0,
  vanishing: 0.001,
};

/** A photograph of the day. The official catalogue went from 212,930 rows (July 2024) to about 195,000 (April 2025): a day moves by far less than a tenth. */
export const PHOTOGRAPH: Movement = {
  ...COMMON,
  why: text(
    'Le catalogue bouge de moins d’un centième par jour ; une vague de déréférencement, de quelques centièmes.',
    'The catalogue moves by less than a hundredth a day; a wave of delisting, by a few hundredths.',
  ),
  rows: { fall: 0.15, rise: 0.15 },
  totals: { fall: 0.15, rise: 0.15 },
  missed: { fall: 0.01, rise: 0.01 },
};

/** A history that a month is added to: about 1.4 % of 2,000,000 rows in 2026, and more when it was young. */
export const MONTHLY_HISTORY: Movement = {
  ...COMMON,
  why: text(
    'Chaque publication ajoute un mois et n’en retire aucun : un à deux centièmes après six ans, un quart au début.',
    'Each release adds a month and removes none: one or two hundredths after six years, a quarter at the start.',
  ),
  rows: { fall: 0.05, rise: 0.25 },
  totals: { fall: 0.05, rise: 0.25 },
  missed: { fall: 0, rise: 0.25 },
};

/** A history that a quarter is added to; masking hides more or less of a small row from one release to the next. */
export const QUARTERLY_HISTORY: Movement = {
  ...COMMON,
  why: text(
    'Chaque publication ajoute un trimestre ; le masquage cache plus ou moins d’une publication à l’autre.',
    'Each release adds a quarter; masking hides more or less from one release to the next.',
  ),
  rows: { fall: 0.05, rise: 0.4 },
  totals: { fall: 0.1, rise: 0.4 },
  missed: { fall: 0, rise: 0.4 },
};
