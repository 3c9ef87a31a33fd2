/** What the reader of a page looks at: the dataset, and the filters of the address, or those that the page is about. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { dataset as datasetQuery } from '../../api/client.ts';
import type { Dataset, Lang } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { Search } from '../../state/search.ts';
import {
  EVERYTHING,
  fitSelection,
  parseSelection,
  type Selection,
  withoutSelection,
  writeSelection,
} from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import { type Selecting, useSelection } from '../selection/selection.ts';

/** The view of an address, before its page is drawn. */
export const viewOf = (dataset: Dataset, lang: Lang, search: Search): View => ({
  lang,
  dataset,
  selection: fitSelection(parseSelection(search), dataset.fields),
  search,
});

export function useView(id: string): { view: View; selecting: Selecting } {
  const { lang } = useLanguage();
  const { data: dataset } = useSuspenseQuery(datasetQuery(id, lang));
  const search = useSearch({ strict: false }) as Search;
  const selecting = useSelection(dataset);
  // The same view until the address changes: charts are told and drawn again when it does.
  const view = useMemo(() => viewOf(dataset, lang, search), [dataset, lang, search]);
  return { view, selecting };
}

/** The view of a page about one thing: the rows with these values, whatever the address filters. Its search says them, so that a chart may be embedded elsewhere. */
export function viewOfRows(dataset: Dataset, lang: Lang, search: Search, values: Selection['values']): View {
  const selection = { ...EVERYTHING, values };
  return { lang, dataset, selection, search: { ...withoutSelection(search), ...writeSelection(selection) } };
}

export function useViewOf(id: string, values: Selection['values']): View {
  const { lang } = useLanguage();
  const { data: dataset } = useSuspenseQuery(datasetQuery(id, lang));
  const search = useSearch({ strict: false }) as Search;
  // The same view while the values are the same, whoever names them anew.
  const said = JSON.stringify(values);
  return useMemo(() => viewOfRows(dataset, lang, search, JSON.parse(said)), [dataset, lang, search, said]);
}
