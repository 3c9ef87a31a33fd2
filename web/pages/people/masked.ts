/** What the charts of holders have in common: a mean price, and how many rows are masked, said and never filled. */
import type { Dataset, Field, Row } from '../../api/types.ts';
import type { Chart, View } from '../../charts/chart.ts';
import { formatNumber } from '../../format/numbers.ts';
import { groupPath } from '../../state/query.ts';
import { WORDS } from './words.ts';

/** Mean price of a file: a measure that the datasets of holders do not publish and their columns allow. */
export const PRICE = 'prix_moyen';

const PRICE_FIELD: Field = {
  name: PRICE,
  label: PRICE,
  type: 'double',
  description: null,
  annotations: {
    title_fr: [WORDS.fr.price],
    title_en: [WORDS.en.price],
    unit: ['euro'],
    aggregation: ['mean', 'montant_engage', 'nb_dossiers'],
  },
};

const withPrice = (dataset: Dataset): Dataset => ({ ...dataset, fields: [...dataset.fields, PRICE_FIELD] });

/** The view with the mean price among its measures. */
export const priced = (view: View): View => ({ ...view, dataset: withPrice(view.dataset) });

/** Rows of the selection, and those whose measures are masked. */
export const maskedPath = ({ dataset, selection }: View): string =>
  groupPath(dataset, selection, { select: 'count(*) as all_rows, count(secret) as masked_rows' });

/** `1 204 lignes masquées sur 2 010` and what follows from it; null when nothing is masked. */
export function maskedNote({ masked_rows: masked, all_rows: all }: Row, { lang }: View): string | null {
  if (Number(masked ?? 0) === 0) return null;
  return WORDS[lang].maskedNote(formatNumber(lang, Number(masked)), formatNumber(lang, Number(all)));
}

/** A chart over a dataset of holders: it may measure the mean price, and says what is masked. */
export const overHolders = (chart: Chart): Chart => ({
  ask: (view) => [...chart.ask(priced(view)), maskedPath(view)],
  tell: (answers, view) => {
    const telling = chart.tell(answers.slice(0, -1), priced(view));
    const note = maskedNote(answers.at(-1)!.results[0] ?? {}, view);
    return telling === null || note === null ? telling : { ...telling, notes: [...(telling.notes ?? []), note] };
  },
});
