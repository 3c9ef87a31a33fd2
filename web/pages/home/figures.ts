/** The key figures of the first page: for each, the query that makes it, what it looked like before, and the view it opens. */
import type { Dataset, Lang } from '../../api/types.ts';
import { lastMonth, monthAfter } from '../../format/periods.ts';
import { datasetPlace, type Place, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { EVERYTHING } from '../../state/selection.ts';

const CONSUMPTION = 'moncompteformation_formations_engagees';
const ENTRIES = 'entree_sortie_formation';
const CATALOGUE = 'moncompteformation_catalogueformation';

/** Months of the small drawings. */
const SEEN = 36;

export interface HomeFigure {
  readonly name: 'files' | 'amount' | 'entries' | 'offers' | 'providers';
  readonly unit?: 'euro';
  readonly dataset: Dataset;
  /** Path below the API: one row, whose column `value` is the figure. */
  readonly path: string;
  /** Path of the months before, with the same column; none for what is only known today. */
  readonly history?: string;
  /** First and last month, when the figure is not of a day. */
  readonly months?: readonly [string, string];
  readonly view: { readonly place: Place; readonly search: Search };
}

/** The figures of the datasets that are published. */
export function homeFigures(lang: Lang, datasets: readonly Dataset[]): readonly HomeFigure[] {
  const published = (id: string): Dataset[] => datasets.filter(({ dataset_id }) => dataset_id === id);
  return [
    ...published(CONSUMPTION).flatMap((dataset) => committed(lang, dataset)),
    ...published(ENTRIES).map((dataset) => entered(lang, dataset)),
    ...published(CATALOGUE).flatMap((dataset) => offered(lang, dataset)),
  ];
}

/** Files and euros of the last twelve months that are over. */
function committed(lang: Lang, dataset: Dataset): HomeFigure[] {
  const last = lastMonth(dataset.metas.opencpf.as_of);
  const months = [monthAfter(last, -11), last] as const;
  const search = { 'range.date_validation': [months.join('..')] };
  const of = (name: 'files' | 'amount', sum: string): HomeFigure => ({
    name,
    dataset,
    ...overMonths(dataset, 'date_validation', sum, months),
    months,
    view: { place: place(lang, 'courses'), search },
  });
  return [of('files', 'sum(nb_dossiers)'), { ...of('amount', 'sum(montant_engage)'), unit: 'euro' }];
}

/** Entries of the last quarter that is over: counted by files, since distinct people cannot be added up, and masked nowhere. */
function entered(lang: Lang, dataset: Dataset): HomeFigure {
  const last = lastMonth(dataset.metas.opencpf.as_of);
  const end = monthAfter(last, -(Number(last.slice(5)) % 3));
  const months = [monthAfter(end, -2), end] as const;
  return {
    name: 'entries',
    dataset,
    ...overMonths(dataset, 'annee_mois', 'sum(entrees_formation)', months),
    months,
    view: { place: datasetPlace(lang, ENTRIES, 'table'), search: { 'range.annee_mois': [months.join('..')] } },
  };
}

/** Trainings open for enrolment, whatever the departments they are in, and who sells them. */
function offered(lang: Lang, dataset: Dataset): HomeFigure[] {
  const of = (name: 'offers' | 'providers', section: 'find' | 'providers', column: string): HomeFigure => ({
    name,
    dataset,
    path: groupPath(dataset, EVERYTHING, { select: `count(distinct ${column}) as value` }),
    view: { place: place(lang, section), search: {} },
  });
  return [of('offers', 'find', 'numero_formation'), of('providers', 'providers', 'siret_of')];
}

const overMonths = (
  dataset: Dataset,
  column: string,
  sum: string,
  [first, last]: readonly [string, string],
): { path: string; history: string } => {
  const within = (from: string): string => `${column} in [date'${from}'..date'${last}']`;
  return {
    path: groupPath(dataset, EVERYTHING, { select: `${sum} as value`, where: [within(first)] }),
    history: groupPath(dataset, EVERYTHING, {
      select: `${sum} as value`,
      group_by: column,
      order_by: column,
      where: [within(monthAfter(last, 1 - SEEN))],
      limit: SEEN,
    }),
  };
};
