/** The charts of who trains, over the users' dataset by region of residence. */

import type { Chart, View } from '../../charts/chart.ts';
import { overTime } from '../../charts/kinds/over-time.ts';
import { part } from '../../charts/kinds/part.ts';
import { pyramid } from '../../charts/kinds/pyramid.ts';
import { ranking } from '../../charts/kinds/ranking.ts';
import { sharesByColumn } from '../../charts/kinds/shares-over-time.ts';
import { NOT_KNOWN } from '../../charts/measures.ts';
import { quote } from '../../state/query.ts';
import { overHolders, PRICE } from './masked.ts';
import { WORDS } from './words.ts';

export const DATASET = 'moncompteformation_usagers';

export const QUARTER = 'trimestre_entree';
export const WOMEN = 'Femme';
/** Genders that are known. */
export const GENDERS = [WOMEN, 'Homme'] as const;

export const residence = ({ lang }: View): string => WORDS[lang].residence;

const recent = ({ lang }: View): string => WORDS[lang].recent;

/** The parts that the datasets by region and by department share. */
export const OF_PEOPLE = {
  quarters: overTime({ period: QUARTER, reforms: true, note: recent }),
  ages: pyramid({ classes: 'classe_age', series: 'genre', sides: GENDERS }),
  'age-prices': ranking({ column: 'classe_age', always: PRICE, where: `classe_age != ${quote(NOT_KNOWN)}` }),
};

export const CHARTS: Readonly<Record<string, Chart>> = Object.fromEntries(
  Object.entries({
    ...OF_PEOPLE,
    women: part({
      groups: 'situation_titulaire',
      column: 'genre',
      value: WOMEN,
      among: GENDERS,
      words: (lang) => WORDS[lang].women,
    }),
    prices: ranking({
      column: 'situation_titulaire',
      always: PRICE,
      where: `situation_titulaire != ${quote(NOT_KNOWN)}`,
    }),
    regions: ranking({ column: 'region_titulaire', most: 20, note: residence }),
    situations: sharesByColumn(QUARTER, 'situation_titulaire'),
  }).map(([name, chart]) => [name, overHolders(chart)]),
);
