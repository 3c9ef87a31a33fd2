/** What the reader of a dashboard looks at: the dataset, and the filters of the address. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { dataset as datasetQuery } from '../../api/client.ts';
import type { Dataset, Lang } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { Search } from '../../state/search.ts';
import { fitSelection, parseSelection } from '../../state/selection.ts';
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
  return { view: viewOf(dataset, lang, search), selecting };
}
