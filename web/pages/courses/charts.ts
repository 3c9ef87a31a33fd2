/** The charts of the dashboard of courses, over the consumption dataset. */
import type { Chart, View } from '../../charts/chart.ts';
import { overTime } from '../../charts/kinds/over-time.ts';
import { places } from '../../charts/kinds/places.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { sharesByColumn, sharesOfColumns } from '../../charts/kinds/shares-over-time.ts';
import { WORDS as CHART_WORDS } from '../../charts/words.ts';
import { addressOf, place } from '../../state/places.ts';
import { writeSearch } from '../../state/search.ts';
import { WORDS } from './words.ts';

export const DATASET = 'moncompteformation_formations_engagees';

const MONTH = 'date_validation';

/** Shares of the amount by family of financers: the columns that make it up. */
const SHARE = /^part_/;
const shares = ({ dataset }: View): readonly string[] =>
  dataset.fields.map(({ name }) => name).filter((name) => SHARE.test(name));

const placeNote = ({ lang }: View): string => CHART_WORDS[lang].place;

export const CHARTS: Readonly<Record<string, Chart>> = {
  months: overTime({ period: MONTH, reforms: true }),
  domains: ranking({ column: 'domaine_formation_nsf' }),
  certifications: ranking({
    column: 'intitule_certification',
    about: (row, { lang }) =>
      addressOf(place(lang, 'certifications')) + writeSearch({ q: [`${row.intitule_certification}`] }),
  }),
  modes: sharesByColumn(MONTH, 'modalite_presence'),
  financers: sharesOfColumns(MONTH, 'montant_engage', shares, ({ lang }) => WORDS[lang].financers),
  statuses: ranking({ column: 'statut_dossier' }),
  regions: ranking({ column: 'region_lieu_formation', note: placeNote, most: 20 }),
  departments: places({ column: 'departement_lieu_formation', level: 'department', residence: false }),
};
