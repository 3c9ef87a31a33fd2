/** The charts of who trains by department of residence: fewer characteristics, the same people. They are shown by the page of people. */
import type { Chart, View } from '../../charts/chart.ts';
import { part } from '../../charts/kinds/part.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { sharesByColumn } from '../../charts/kinds/shares-over-time.ts';
import { fieldOf } from '../../charts/measures.ts';
import { type Readings, readingsOf } from '../../state/fields.ts';
import { GENDERS, OF_PEOPLE, QUARTER, residence, WOMEN } from '../people/charts.ts';
import { overHolders } from '../people/masked.ts';
import { WORDS } from '../people/words.ts';

export const DATASET = 'moncompteformation_usagers_departements';

const SEEKER = 'demandeur_emploi';

/** What `Oui` and `Non` stand for. */
const seekers = (view: View): Readings => ({
  ...readingsOf(fieldOf(view, SEEKER), view.lang),
  Oui: WORDS[view.lang].seeker,
  Non: WORDS[view.lang].noSeeker,
});

export const CHARTS: Readonly<Record<string, Chart>> = Object.fromEntries(
  Object.entries({
    ...OF_PEOPLE,
    women: part({
      groups: 'classe_age',
      column: 'genre',
      value: WOMEN,
      among: GENDERS,
      words: (lang) => WORDS[lang].women,
    }),
    departments: ranking({ column: 'departement_titulaire', most: 20, note: residence }),
    seekers: sharesByColumn(QUARTER, SEEKER, seekers),
  }).map(([name, chart]) => [name, overHolders(chart)]),
);
