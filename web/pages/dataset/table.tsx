import './table.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { recordPages, totals } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { FilterPanel } from '../../components/filters/panel.tsx';
import { TextSearch } from '../../components/filters/search.tsx';
import { FilterSheet } from '../../components/filters/sheet.tsx';
import { FilterTags } from '../../components/filters/tags.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { useMedia, WIDE } from '../../components/media/media.ts';
import { type Selecting, useSelection } from '../../components/selection/selection.ts';
import { ColumnChoice } from '../../components/table/columns.tsx';
import { MoreRows, type RowPages, WhenReached } from '../../components/table/more-rows.tsx';
import { RowCount } from '../../components/table/row-count.tsx';
import { RowTable } from '../../components/table/row-table.tsx';
import { To } from '../../components/to/to.tsx';
import { shownFields } from '../../state/first-columns.ts';
import { datasetPlace } from '../../state/places.ts';
import { idOf, lastPage } from '../../state/query.ts';
import { parseSelection, withoutFilters, writeSelection } from '../../state/selection.ts';
import { alongside } from '../alongside.ts';
import type { LoadView } from './views.ts';

export const load: LoadView = (dataset, { queries, search }) => {
  const selection = parseSelection(search);
  const sums = totals(dataset, selection);
  return alongside([
    queries.prefetchInfiniteQuery(recordPages(dataset, selection)),
    ...(sums.enabled ? [queries.prefetchQuery(sums)] : []),
  ]);
};

/** The rows of a dataset, filtered and sorted: more of them as one reads on. */
export function Table({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const wide = useMedia(WIDE);
  const selecting = useSelection(dataset);
  const pages = useInfiniteQuery(recordPages(dataset, selecting.selection));
  const { data, isPlaceholderData } = pages;
  return (
    <div className="rows">
      {wide && (
        <aside aria-label={words.filters.title} data-screen-only>
          <FilterPanel {...selecting} />
        </aside>
      )}
      <div className="rows-main">
        <div className="rows-tools" data-screen-only>
          <TextSearch {...selecting} />
          {!wide && <FilterSheet {...selecting} />}
          <ColumnChoice {...selecting} />
        </div>
        <noscript>
          <p className="rows-scripts">{words.table.scripts}</p>
        </noscript>
        <FilterTags {...selecting} />
        <div className="rows-count">
          <RowCount dataset={dataset} rows={data?.pages[0]?.total_count} stale={isPlaceholderData} />
          <To place={datasetPlace(lang, idOf(dataset), 'export')} search="same" still data-screen-only>
            {words.table.download}
          </To>
        </div>
        {pages.error && data === undefined ? (
          <Failure error={pages.error} retry={pages.refetch} />
        ) : (
          <Rows selecting={selecting} pages={pages} />
        )}
      </div>
    </div>
  );
}

function Rows({ selecting, pages }: { selecting: Selecting; pages: RowPages }) {
  const { dataset, selection } = selecting;
  const sums = useQuery(totals(dataset, selection));
  const fields = shownFields(selection.columns, dataset.dataset_id, dataset.fields);
  const count = pages.data?.pages[0]?.total_count;
  if (pages.data === undefined || count === undefined) return <div className="rows-waiting" aria-busy="true" />;
  if (count === 0) return <NoRow {...selecting} />;
  const last = lastPage(count, selection.size);
  if (!pages.isPlaceholderData && selection.page > last)
    return <Navigate to="." search={writeSelection({ ...selection, page: last })} replace />;
  return (
    <>
      <RowTable
        {...selecting}
        fields={fields}
        pages={pages.data.pages}
        totals={sums.data?.results[0]}
        stale={pages.isPlaceholderData || sums.isPlaceholderData}
        end={<WhenReached pages={pages} />}
      />
      <MoreRows {...selecting} pages={pages} />
    </>
  );
}

function NoRow({ selection, select }: Selecting) {
  const { words } = useLanguage();
  return (
    <div className="rows-empty">
      <h2>{words.table.empty}</h2>
      <p>{words.table.emptyMend}</p>
      <button type="button" className="button" onClick={() => select(withoutFilters(selection))}>
        {words.filters.reset}
      </button>
    </div>
  );
}
