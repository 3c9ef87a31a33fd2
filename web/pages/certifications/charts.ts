/** The charts of a certification, over the consumption dataset. */
import type { Chart } from '../../charts/chart.ts';
import { followed } from '../../charts/kinds/followed.ts';
import { outcomes } from '../../charts/kinds/outcomes.ts';
import { overTime } from '../../charts/kinds/over-time.ts';
import { places } from '../../charts/kinds/places.ts';
import { CHARTS as COURSES, DATASET } from '../courses/charts.ts';
import { NUMBERED } from './identity.ts';

export { DATASET };

const { months, modes, financers } = COURSES as Readonly<Record<'months' | 'modes' | 'financers', Chart>>;

export const CHARTS: Readonly<Record<string, Chart>> = {
  months,
  prices: overTime({ period: 'date_validation', always: 'prix_moyen', reforms: true }),
  outcomes,
  modes,
  financers,
  succession: followed({ period: 'date_validation', measure: 'nb_dossiers', numbers: NUMBERED }),
  departments: places({ column: 'departement_lieu_formation', level: 'department', residence: false }, 'nb_dossiers'),
};
