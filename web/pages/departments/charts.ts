/** The charts of a department, over the consumption dataset: place of training. */
import type { Chart } from '../../charts/chart.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { toggled } from '../../charts/toggled.ts';
import { WORDS as CHART_WORDS } from '../../charts/words.ts';
import { addressOf, place } from '../../state/places.ts';
import { COLUMNS, certificationAddress } from '../certifications/identity.ts';
import { CHARTS as COURSES, DATASET } from '../courses/charts.ts';
import { prices } from './prices.ts';

export { DATASET };

const { months, modes } = COURSES as Readonly<Record<'months' | 'modes', Chart>>;
const [TITLE, ...NUMBERS] = COLUMNS;
const DOMAIN = 'domaine_formation_nsf';

export const CHARTS: Readonly<Record<string, Chart>> = {
  months,
  domains: ranking({
    column: DOMAIN,
    page: (row, view) => addressOf(place(view.lang, 'courses')) + toggled(view, DOMAIN, `${row[DOMAIN]}`),
    note: ({ lang }) => CHART_WORDS[lang].place,
  }),
  certifications: ranking({
    column: TITLE,
    also: NUMBERS,
    page: (row, { lang }) => certificationAddress(lang, row),
  }),
  prices,
  modes,
};
