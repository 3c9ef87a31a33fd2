/** What the page of courses works with: the wish of the address, and ways to change it. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import type { Dataset, Lang, Row } from '../../api/types.ts';
import { useLanguage } from '../../components/language/language.ts';
import { CATALOGUE } from '../../state/offers.ts';
import type { Search } from '../../state/search.ts';
import type { Offer } from './facts.ts';
import { usualOf, usualPath } from './usual.ts';
import { placesPath, readWish, type Wish, writeWish } from './wish.ts';
import { WORDS } from './words.ts';

/** Courses compared at most. */
export const MOST_COMPARED = 4;

export interface Finding {
  readonly dataset: Dataset;
  readonly wish: Wish;
  /** Numbers of the offers to compare, in the order they were chosen. */
  readonly compared: readonly string[];
  /** The address of another wish, with the same comparison. */
  readonly addressOf: (wish: Wish) => Search;
  readonly ask: (wish: Wish) => void;
  readonly compare: (numbers: readonly string[]) => void;
}

export function useFinding(): Finding {
  const { lang } = useLanguage();
  const { data } = useSuspenseQuery(datasetQuery(CATALOGUE, lang));
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const dataset = inPlainWords(data, lang);
  const wish = readWish(search, dataset);
  const compared = [...new Set(search.compare)].slice(0, MOST_COMPARED);
  const view = search.view === undefined ? {} : { view: search.view };
  const withCompared = (next: Wish, numbers: readonly string[]): Search => ({
    ...writeWish(next),
    ...(numbers.length === 0 ? {} : { compare: numbers, ...view }),
  });
  const go = (next: Search) => void navigate({ to: '.', search: next, resetScroll: false });
  return {
    dataset,
    wish,
    compared,
    addressOf: (next) => withCompared(next, compared),
    ask: (next) => go(withCompared(next, compared)),
    compare: (numbers) => go(withCompared(wish, numbers)),
  };
}

/** The columns that a person chooses by, under the names they would give them. */
export const inPlainWords = (dataset: Dataset, lang: Lang): Dataset => {
  const names: Readonly<Record<string, string>> = WORDS[lang].columns;
  return {
    ...dataset,
    fields: Object.entries(names).flatMap(([name, title]) =>
      dataset.fields
        .filter((field) => field.name === name)
        .map((field) => ({ ...field, annotations: { ...field.annotations, title_fr: [title], title_en: [title] } })),
    ),
  };
};

/** What else is asked of offers: their places, then the usual prices of their certifications. */
export const besideOffers = (rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? [] : [placesPath(rows.map(numberOf)), usualPath(rows)];

/** The rows of offers with their places and their usual prices, once both are known. */
export function useOffers(rows: readonly Row[]): readonly Offer[] | null {
  const asks = rows.length > 0;
  const places = useQuery({ ...answer(placesPath(rows.map(numberOf))), enabled: asks });
  const usual = useQuery({ ...answer(usualPath(rows)), enabled: asks });
  if (!asks) return [];
  if (places.data === undefined || usual.data === undefined) return null;
  return rows.map((row) => ({
    row,
    places: places.data.results
      .filter((one) => one.numero_formation === row.numero_formation)
      .map(({ nom_departement }) => (nom_departement === null ? null : `${nom_departement}`)),
    usual: usualOf(usual.data.results, row),
  }));
}

export const numberOf = (row: Row): string => `${row.numero_formation}`;
