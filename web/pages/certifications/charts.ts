/** The charts of a certification, over the consumption dataset. */
import type { Chart } from '../../charts/chart.ts';
import { outcomes } from '../../charts/kinds/outcomes.ts';
import { overTime } from '../../charts/kinds/over-time.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { WORDS as CHART_WORDS } from '../../charts/words.ts';
import { CHARTS as COURSES, DATASET } from '../courses/charts.ts';
import { departmentAddress } from '../departments/identity.ts';

export { DATASET };

const { months, modes, financers } = COURSES as Readonly<Record<'months' | 'modes' | 'financers', Chart>>;

export const CHARTS: Readonly<Record<string, Chart>> = {
  months,
  prices: overTime({ period: 'date_validation', always: 'prix_moyen', reforms: true }),
  outcomes,
  modes,
  financers,
  departments: ranking({
    column: 'departement_lieu_formation',
    also: ['code_officiel_departement'],
    where: 'code_officiel_departement is not null',
    page: (row, { lang }) => departmentAddress(lang, row.code_officiel_departement),
    note: ({ lang }) => CHART_WORDS[lang].place,
  }),
};
