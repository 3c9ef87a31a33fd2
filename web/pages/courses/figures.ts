/** The key figures of courses: files, amount, weighted means, share cancelled. */
import type { Row, Value } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { chartColumn, fieldOf, figure } from '../../charts/measures.ts';
import { statusIn } from '../../charts/statuses.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath } from '../../state/query.ts';
import { WORDS } from './words.ts';

/** Measures that a reader may give to the charts. */
export const MEASURES = ['nb_dossiers', 'montant_engage', 'prix_moyen', 'duree_moyenne'];

/** All the files of the selection, then those cancelled among them. */
export const figuresAsked = ({ dataset, selection }: View): readonly string[] => [
  groupPath(dataset, selection, {
    select: [
      ...MEASURES.map((name) => figure(fieldOf({ dataset }, name))),
      'sum(nb_dossiers_a_duree_connue) as known',
    ].join(', '),
  }),
  groupPath(dataset, selection, {
    select: 'sum(nb_dossiers) as cancelled',
    where: [statusIn({ dataset }, 'cancelled')],
  }),
];

/** The figures of the two answers, in the order in which they are read. */
export function tellFigures([all = {}, cancelled = {}]: readonly Row[], view: View): readonly KeyFigure[] {
  const { lang } = view;
  const words = WORDS[lang];
  const show = (name: string): KeyFigure => {
    const field = fieldOf(view, name);
    return { name: titleOf(field, lang), value: showValue(lang, chartColumn(field, lang), rounded(all[name])) };
  };
  const share = (100 * Number(cancelled.cancelled ?? 0)) / Number(all.nb_dossiers ?? 0);
  const [files, amount, price, hours] = MEASURES.map(show);
  return [
    files!,
    { name: words.cancelled, value: showPercent(lang, share), note: words.cancelledNote },
    amount!,
    { ...price!, note: words.perFile },
    { ...hours!, note: words.known(formatNumber(lang, Number(all.known ?? 0))) },
  ];
}

const rounded = (value: Value | undefined): Value => (typeof value === 'number' ? Math.round(value) : (value ?? null));
