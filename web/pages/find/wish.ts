/** What a person looks for, as the address says it, and the queries that answer it. */
import type { Dataset } from '../../api/types.ts';
import { CATALOGUE, REMOTE, WITH_PLACE } from '../../state/offers.ts';
import { figuresPath, groupPath, quote } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { fitSelection, parseSelection, type Selection, writeSelection } from '../../state/selection.ts';

const MODES = { any: [], remote: [REMOTE], place: [WITH_PLACE] } as const satisfies Record<string, readonly string[]>;
export type Mode = keyof typeof MODES;
const MODE_NAMES = Object.keys(MODES) as readonly Mode[];

/** Orders a reader may ask for, by what the address says; without one, by lot: no provider comes first. */
const ORDERS = {
  '': 'random(1)',
  price: 'price',
  '-price': 'price desc',
  hours: 'hours',
  '-hours': 'hours desc',
} as const;
export type Order = keyof typeof ORDERS;
const ORDER_NAMES = Object.keys(ORDERS) as readonly Order[];

export interface Wish {
  readonly selection: Selection;
  readonly mode: Mode;
  readonly order: Order;
}

export const readWish = (search: Search, { fields }: Dataset): Wish => {
  const { sort: _, ...filters } = search;
  return {
    selection: fitSelection(parseSelection(filters), fields),
    mode: MODE_NAMES.find((mode) => mode === search.mode?.[0]) ?? 'any',
    order: ORDER_NAMES.find((order) => order === search.sort?.[0]) ?? '',
  };
};

export const writeWish = ({ selection, mode, order }: Wish): Search => ({
  ...writeSelection(selection),
  ...(mode === 'any' ? {} : { mode: [mode] }),
  ...(order === '' ? {} : { sort: [order] }),
});

/** Texts in which words are looked for: contents would answer to everything, and one text out of the index of words would have all of them read. */
const TITLES = 'intitule_formation, intitule_certification, libelle_code_formacode_principal, nom_of';

/** What the wish asks beside values and ranges: words of the titles, and the attendance mode. */
export const conditions = ({ selection: { text }, mode }: Wish): readonly string[] => [
  ...(text === '' ? [] : [`search(${TITLES}, ${quote(text)})`]),
  ...MODES[mode],
];

/** The selection without its words, which `conditions` says in its own way. */
export const withoutText = (selection: Selection): Selection => ({ ...selection, text: '' });

const DESCRIBED =
  'numero_formation, intitule_formation, nom_of, type_referentiel, code_rncp, code_rs, intitule_certification, libelle_niveau_sortie_formation';

/** Of an offer, whatever its departments: means are weighted by its actions, as the dataset says. */
const FIGURES = [
  'min(frais_ttc_tot_min) as price_from',
  'max(frais_ttc_tot_max) as price_to',
  'sum(frais_ttc_tot_mean * nb_action) / sum(nb_action) as price',
  'sum(nombre_heures_total_mean * nb_action) / sum(nb_action) as hours',
  'sum(nb_session_active) as sessions',
  'sum(nb_session_a_distance) as remote_sessions',
].join(', ');

/** The page of offers that the wish shows; the answer counts them all. */
export function offersPath(dataset: Dataset, wish: Wish): string {
  const { selection, order } = wish;
  return groupPath(dataset, withoutText(selection), {
    select: FIGURES,
    group_by: DESCRIBED,
    where: [...conditions(wish), ...(order.endsWith('hours') ? ['nombre_heures_total_mean > 0'] : [])],
    order_by: ORDERS[order],
    limit: selection.size,
    offset: (selection.page - 1) * selection.size,
  });
}

/** How many offers a wish has. */
export const countPath = (dataset: Dataset, wish: Wish): string =>
  groupPath(dataset, withoutText(wish.selection), {
    select: 'count(distinct numero_formation) as offers',
    where: conditions(wish),
  });

/** The same figures for offers known by their numbers. */
export const namedPath = (numbers: readonly string[]): string =>
  figuresPath(
    { dataset_id: CATALOGUE },
    {
      select: FIGURES,
      group_by: DESCRIBED,
      where: [`numero_formation in (${numbers.map(quote).join(', ')})`],
      limit: numbers.length,
    },
  );

/** Departments of an offer at most: all of them, and no place. */
const MOST_PLACES = 102;

/** Where offers are given, all departments told. */
export const placesPath = (numbers: readonly string[]): string =>
  figuresPath(
    { dataset_id: CATALOGUE },
    {
      select: 'count(*) as rows',
      group_by: 'numero_formation, nom_departement',
      where: [`numero_formation in (${numbers.map(quote).join(', ')})`],
      limit: numbers.length * MOST_PLACES,
    },
  );
