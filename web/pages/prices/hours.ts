/** Prices against hours: a dot for each offer. */

import type { Chart, View } from '../../charts/chart.ts';
import { perimeterOf } from '../../charts/perimeter.ts';
import { showValue } from '../../charts/table.ts';
import { formatNumber } from '../../format/numbers.ts';
import { isEnough } from '../../state/offers.ts';
import { addressOf, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { askedPath, perimeter } from './asked.ts';
import { BASES } from './basis.ts';
import { ownOf } from './own.ts';
import { WORDS } from './words.ts';

/** Dots at most: beyond, they hide each other. */
const MOST_DOTS = 300;
/** Seed of the sample, so that everybody sees the same. */
const SEED = 1;

/** Offers of known hours, a sample drawn by lot when they are many. Several departments make one dot: the mean of their actions. */
export const hours: Chart = {
  ask: ({ dataset, selection }) => [
    groupPath(dataset, perimeter(selection), {
      select:
        'sum(frais_ttc_tot_mean * nb_action) / sum(nb_action) as price, sum(nombre_heures_total_mean * nb_action) / sum(nb_action) as hours',
      group_by: 'numero_formation, intitule_formation, nom_of',
      where: BASES.hour.askedWhere,
      order_by: `random(${SEED})`,
      limit: MOST_DOTS,
    }),
    askedPath(dataset, perimeter(selection), BASES.hour),
  ],
  tell: ([sample, whole], view) => {
    const [all] = whole!.results;
    if (!isEnough(all)) return null;
    const { lang } = view;
    const words = WORDS[lang];
    const show = (value: unknown): string => showValue(lang, EUROS, Number(value));
    const { results, total_count } = sample!;
    return {
      title: words.hourHalf(show(all!.p25), show(all!.p75)),
      subtitle: [words.hoursMeasure, perimeterOf(view)].join(' · '),
      reading: words.readDot,
      notes:
        total_count > results.length
          ? [words.sample(formatNumber(lang, results.length), formatNumber(lang, total_count))]
          : [words.everyOffer(formatNumber(lang, total_count))],
      table: {
        columns: [
          { key: 'intitule_formation', title: words.offer, kind: 'text' },
          { key: 'nom_of', title: words.provider, kind: 'text' },
          { key: 'numero_formation', title: words.number, kind: 'text' },
          { key: 'hours', title: words.hours, kind: 'number', unit: 'hour' },
          { key: 'price', title: words.price, kind: 'number', unit: 'euro' },
        ],
        rows: results,
      },
      drawing: { form: 'scatter', x: 'hours', y: 'price', name: 'intitule_formation', ...ownDot(view) },
      link: (row) => addressOf(place(lang, 'find', `${row.numero_formation}`)),
    };
  },
};

const EUROS = { key: 'price', title: '', kind: 'number', unit: 'euro' } as const;

function ownDot({ lang, search }: View) {
  const own = ownOf(search);
  if (own.price === null || own.hours === null) return {};
  return { own: { x: own.hours, y: own.price, name: WORDS[lang].own } };
}
