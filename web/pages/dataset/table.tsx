import './table.css';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { records, totals } from '../../api/client.ts';
import type { Dataset, Records } from '../../api/types.ts';
import { useView } from '../../components/dashboard/view.ts';
import { EmbedCode } from '../../components/embed/embed-code.tsx';
import { Failure } from '../../components/failure/failure.tsx';
import { FilterPanel } from '../../components/filters/panel.tsx';
import { TextSearch } from '../../components/filters/search.tsx';
import { FilterSheet } from '../../components/filters/sheet.tsx';
import { FilterTags } from '../../components/filters/tags.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { useMedia, WIDE } from '../../components/media/media.ts';
import type { Selecting } from '../../components/selection/selection.ts';
import { ColumnChoice } from '../../components/table/columns.tsx';
import { Pages } from '../../components/table/pages.tsx';
import { RowCount } from '../../components/table/row-count.tsx';
import { RowTable } from '../../components/table/row-table.tsx';
import { To } from '../../components/to/to.tsx';
import { shownFields } from '../../state/first-columns.ts';
import { datasetPlace } from '../../state/places.ts';
import { lastPage } from '../../state/query.ts';
import { EVERYTHING, writeSelection } from '../../state/selection.ts';

/** Pixels of the table in a frame. */
const FRAME = 640;

/** The rows of a dataset: filtered, sorted, page by page. */
export function Table({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const wide = useMedia(WIDE);
  const { view, selecting } = useView(dataset.dataset_id);
  const { data, error, isPlaceholderData, refetch } = useQuery(records(dataset, selecting.selection));
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
        <FilterTags {...selecting} />
        <div className="rows-count">
          <RowCount dataset={dataset} rows={data?.total_count} stale={isPlaceholderData} />
          <To place={datasetPlace(lang, dataset.dataset_id, 'export')} search="same" still data-screen-only>
            {words.table.download}
          </To>
        </div>
        {error ? (
          <Failure error={error} retry={refetch} />
        ) : (
          <Rows selecting={selecting} data={data} stale={isPlaceholderData} />
        )}
        <EmbedCode
          view={view}
          frame={{ name: `${dataset.dataset_id}/table`, title: words.tabs.table, height: FRAME }}
        />
      </div>
    </div>
  );
}

function Rows({ selecting, data, stale }: { selecting: Selecting; data: Records | undefined; stale: boolean }) {
  const { words } = useLanguage();
  const { dataset, selection, select } = selecting;
  const sums = useQuery(totals(dataset, selection));
  const fields = shownFields(selection.columns, dataset.dataset_id, dataset.fields);
  if (data === undefined) return <div className="rows-waiting" aria-busy="true" />;
  if (data.total_count === 0)
    return (
      <div className="rows-empty">
        <h2>{words.table.empty}</h2>
        <p>{words.table.emptyMend}</p>
        <button
          type="button"
          className="button"
          onClick={() => select({ ...EVERYTHING, columns: selection.columns, sort: selection.sort })}
        >
          {words.filters.reset}
        </button>
      </div>
    );
  const last = lastPage(data.total_count, selection.size);
  if (!stale && selection.page > last)
    return <Navigate to="." search={writeSelection({ ...selection, page: last })} replace />;
  return (
    <>
      <RowTable
        {...selecting}
        fields={fields}
        rows={data.results}
        totals={sums.data?.results[0]}
        stale={stale || sums.isPlaceholderData}
      />
      <Pages {...selecting} rows={data.total_count} />
    </>
  );
}
