/** What training costs here and in France, domain by domain: a mean over all of them would compare what is bought, not its price. */
import type { Records, Row } from '../../api/types.ts';
import type { Chart } from '../../charts/chart.ts';
import { yearsAt } from '../../charts/months.ts';
import { perimeterOf, periodWords } from '../../charts/perimeter.ts';
import type { ChartColumn, ChartTable } from '../../charts/table.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { groupPath } from '../../state/query.ts';
import { EVERYTHING, withRange } from '../../state/selection.ts';
import { WORDS } from './words.ts';

const DOMAIN = 'domaine_formation_nsf';
/** Domains shown, and files below which a mean is that of a few. */
const SHOWN = 8;
const LEAST = 20;
/** Domains that the data may have. */
const ALL = 200;

export const prices: Chart = {
  ask: ({ dataset, selection }) =>
    [selection, EVERYTHING].map((rows) =>
      groupPath(dataset, withRange(rows, 'date_validation', yearsAt(dataset.metas.opencpf.as_of).now), {
        select: 'sum(nb_dossiers) as nb_dossiers, sum(montant_engage) / sum(nb_dossiers) as prix_moyen',
        group_by: DOMAIN,
        order_by: 'nb_dossiers desc',
        limit: ALL,
      }),
    ),
  tell: ([here, france], view) => {
    const { lang, dataset } = view;
    const words = WORDS[lang];
    const { now } = yearsAt(dataset.metas.opencpf.as_of);
    const columns = columnsOf(words);
    const rows = compared(here!, france!);
    if (rows.length === 0) return null;
    const table: ChartTable = { columns, rows };
    const widest = rows.toSorted((a, b) => Math.abs(gap(b)) - Math.abs(gap(a)))[0]!;
    const [, own, whole] = columns as unknown as readonly [unknown, ChartColumn, ChartColumn];
    return {
      title: (gap(widest) > 0 ? words.dearer : words.cheaper)(
        `${widest[DOMAIN]}`,
        showPercent(lang, Math.abs(gap(widest))),
      ),
      subtitle: [words.prices, perimeterOf(view), periodWords(lang, now.from, now.to)].join(' · '),
      reading: words.pricesReading(
        `${widest[DOMAIN]}`,
        showValue(lang, own, widest.ici!),
        showValue(lang, whole, widest.france!),
      ),
      notes: [words.pricesNote(LEAST)],
      table,
      drawing: { form: 'range', y: DOMAIN, bounds: ['ici', 'france'], middle: 'ici', other: 'france' },
    };
  },
};

const columnsOf = (words: (typeof WORDS)['fr']): readonly ChartColumn[] => [
  { key: DOMAIN, title: words.domain, kind: 'text' },
  { key: 'ici', title: words.here, kind: 'number', unit: 'euro' },
  { key: 'france', title: words.france, kind: 'number', unit: 'euro' },
  { key: 'nb_dossiers', title: words.files, kind: 'number' },
];

const compared = (here: Records, france: Records): readonly Row[] => {
  const everywhere = new Map(france.results.map((row) => [row[DOMAIN], row.prix_moyen]));
  return here.results
    .filter((row) => Number(row.nb_dossiers) >= LEAST)
    .slice(0, SHOWN)
    .map((row) => ({
      [DOMAIN]: row[DOMAIN] ?? null,
      ici: Math.round(Number(row.prix_moyen)),
      france: Math.round(Number(everywhere.get(row[DOMAIN]))),
      nb_dossiers: row.nb_dossiers ?? null,
    }));
};

/** How much dearer than in France, in percent. */
const gap = ({ ici, france }: Row): number => (100 * (Number(ici) - Number(france))) / Number(france);
