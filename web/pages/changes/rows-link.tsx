import type { ReactNode } from 'react';
import { API } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { useLanguage } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { datasetPlace } from '../../state/places.ts';
import { recordsPath } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { parseSelection } from '../../state/selection.ts';

interface Rows {
  readonly dataset: Dataset;
  readonly release: string;
  /** Filters and order of the table. */
  readonly search: Search;
  readonly children: ReactNode;
}

/** Leads to rows of a release: to the table when it is the one served, to the API's answer when it is another. */
export function RowsLink({ dataset, release, search, children }: Rows) {
  const { lang } = useLanguage();
  const { dataset_id: id, metas } = dataset;
  if (metas.opencpf.release === release)
    return (
      <To place={datasetPlace(lang, id, 'table')} search={search}>
        {children}
      </To>
    );
  return (
    <a href={API + recordsPath({ ...dataset, dataset_id: `${id}@${release}` }, parseSelection(search))}>{children}</a>
  );
}
