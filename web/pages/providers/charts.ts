/** The charts of a provider, and the ranking of those of a certification, over the dataset of entries and exits. */
import type { Chart } from '../../charts/chart.ts';
import { overTime } from '../../charts/kinds/over-time.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { COLUMNS, certificationAddress } from '../certifications/identity.ts';
import { ENTRIES_COLUMNS, providerAddress } from './identity.ts';
import { WORDS } from './words.ts';

export const DATASET = 'entree_sortie_formation';

export const MONTH = 'annee_mois';
const ENTRIES = 'entrees_formation';
const [TITLE, ...NUMBERS] = COLUMNS;

export const CHARTS: Readonly<Record<string, Chart>> = {
  entries: overTime({ period: MONTH, always: ENTRIES, reforms: true }),
  whole: overTime({ period: MONTH, always: 'sorties_realisation_totale' }),
  part: overTime({ period: MONTH, always: 'sorties_realisation_partielle' }),
  certifications: ranking({
    column: TITLE,
    also: NUMBERS,
    measure: ENTRIES,
    page: (row, { lang }) => certificationAddress(lang, row),
  }),
  names: ranking({
    column: ENTRIES_COLUMNS.name,
    also: [ENTRIES_COLUMNS.siret],
    measure: ENTRIES,
    page: (row, { lang }) => providerAddress(lang, row[ENTRIES_COLUMNS.siret]),
    note: ({ lang }) => WORDS[lang].names,
  }),
};
