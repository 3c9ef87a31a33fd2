/** The key figures of the dashboard of courses. */
import type { Row, Value } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure, KeyFiguresOf } from '../../charts/key-figures.ts';
import { chartColumn, fieldOf, figure } from '../../charts/measures.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import { WORDS } from './words.ts';

/** Measures that a reader may give to the charts. */
export const MEASURES = ['nb_dossiers', 'montant_engage', 'prix_moyen', 'duree_moyenne'];

/** Statuses of files that were cancelled or rejected after their validation; the vocabulary of the column has no other that begins so. */
const CANCELLED = /non réalisé|annulé|rejeté/i;

/** All the files of the selection, then those cancelled among them. */
function keyPaths({ dataset, selection }: View): readonly string[] {
  const statuses = fieldOf({ dataset }, 'statut_dossier').annotations.vocabulary ?? [];
  const cancelled = statuses.filter((status) => CANCELLED.test(status)).map(quote);
  return [
    groupPath(dataset, selection, {
      select: [
        ...MEASURES.map((name) => figure(fieldOf({ dataset }, name))),
        'sum(nb_dossiers_a_duree_connue) as known',
      ].join(', '),
    }),
    groupPath(dataset, selection, {
      select: 'sum(nb_dossiers) as cancelled',
      where: [`statut_dossier in (${cancelled.join(', ')})`],
    }),
  ];
}

function tellKeys([all = {}, cancelled = {}]: readonly Row[], view: View): readonly KeyFigure[] {
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
    { name: words.holders, value: words.holdersValue, note: words.holdersNote },
  ];
}

const rounded = (value: Value | undefined): Value => (typeof value === 'number' ? Math.round(value) : (value ?? null));

export const KEY_FIGURES: KeyFiguresOf = { ask: keyPaths, tell: tellKeys };
