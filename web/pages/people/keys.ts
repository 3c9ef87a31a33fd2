/** The key figures of who trains. */
import type { Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { chartColumn, fieldOf, figure } from '../../charts/measures.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath, quote } from '../../state/query.ts';
import { GENDERS, WOMEN } from './charts.ts';
import { maskedPath, PRICE, priced } from './masked.ts';
import { WORDS } from './words.ts';

/** Measures that a reader may give to the charts. */
export const MEASURES = ['nb_dossiers', 'montant_engage', PRICE] as const;

const files = ({ dataset, selection }: View, genders: readonly string[]): string =>
  groupPath(dataset, selection, {
    select: 'sum(nb_dossiers) as files',
    where: [`genre in (${genders.map(quote).join(', ')})`],
  });

/** The measures, women and those whose gender is known, rows masked, and the holders of the largest row. */
export const keyPaths = (view: View): readonly string[] => [
  groupPath(view.dataset, view.selection, {
    select: MEASURES.map((name) => figure(fieldOf(priced(view), name))).join(', '),
  }),
  files(view, [WOMEN]),
  files(view, GENDERS),
  maskedPath(view),
  groupPath(view.dataset, view.selection, { select: 'max(nb_titulaires) as holders' }),
];

/** Distinct people have no total over several rows: only a selection of one row says them. */
export function tellKeys(
  [all = {}, women, known, rows = {}, holders]: readonly Row[],
  view: View,
): readonly KeyFigure[] {
  const { lang } = view;
  const words = WORDS[lang];
  const [entries, amount, price] = MEASURES.map((name): KeyFigure => {
    const field = fieldOf(priced(view), name);
    const value = all[name] ?? null;
    return {
      name: titleOf(field, lang),
      value: showValue(lang, chartColumn(field, lang), value === null ? null : Math.round(Number(value))),
    };
  });
  const one = Number(rows.all_rows) === 1 && holders?.holders != null;
  const count = (value: unknown): string => formatNumber(lang, Number(value ?? 0));
  return [
    { ...entries!, name: words.entries, note: words.entriesNote },
    amount!,
    { ...price!, note: words.perFile },
    {
      name: words.women.part,
      value: showPercent(lang, (100 * Number(women?.files ?? 0)) / Number(known?.files ?? 0)),
      note: words.ofKnown,
    },
    {
      name: words.holders,
      value: one ? count(holders.holders) : words.holdersValue,
      note: one ? words.holdersOne : words.holdersNote,
    },
    { name: words.masked, value: count(rows.masked_rows), note: words.maskedOf(count(rows.all_rows)) },
  ];
}
