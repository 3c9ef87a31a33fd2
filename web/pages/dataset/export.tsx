import './export.css';
import { useQuery } from '@tanstack/react-query';
import { API, exportFormats, manifest, rowCount } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { CodeTabs } from '../../components/code/code-tabs.tsx';
import { ColumnScope } from '../../components/download/column-scope.tsx';
import { Downloads } from '../../components/download/downloads.tsx';
import { Guards } from '../../components/download/guards.tsx';
import { WholeRelease } from '../../components/download/whole-release.tsx';
import { Failure } from '../../components/failure/failure.tsx';
import { FilterTags } from '../../components/filters/tags.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { useSelection } from '../../components/selection/selection.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { shownFields } from '../../state/first-columns.ts';
import { datasetPlace } from '../../state/places.ts';
import { exportPath, idOf, selectionSnippets } from '../../state/query.ts';
import { countFilters, parseSelection } from '../../state/selection.ts';
import { alongside } from '../alongside.ts';
import type { LoadView } from './views.ts';

export const load: LoadView = (dataset, { queries, search }) =>
  alongside([
    queries.prefetchQuery(exportFormats(dataset)),
    queries.prefetchQuery(manifest(dataset.dataset_id, dataset.metas.opencpf.release)),
    queries.prefetchQuery(rowCount(dataset, parseSelection(search))),
  ]);

/** The selection of the table, to take away: as files, as an address, as code. */
export function Export({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const selecting = useSelection(dataset);
  const { selection } = selecting;
  const { data, error, refetch } = useQuery(rowCount(dataset, selection));
  const fields = shownFields(selection.columns, dataset.dataset_id, dataset.fields);
  const rows = data?.total_count;
  return (
    <div className="export">
      <section className="export-selection" aria-labelledby="selection">
        <h2 id="selection">{words.export.title}</h2>
        {error ? (
          <Failure error={error} retry={refetch} />
        ) : (
          <p className="export-count figures" role="status">
            {rows !== undefined &&
              `${words.export.rows(formatNumber(lang, rows), rows)} × ${words.export.columns(fields.length)}`}
          </p>
        )}
        <p>{countFilters(selection) === 0 ? words.export.everything : words.export.exactly}</p>
        <FilterTags {...selecting} />
        <ColumnScope {...selecting} />
        <p data-screen-only>
          <To place={datasetPlace(lang, idOf(dataset), 'table')} search="same" still>
            {words.export.change}
          </To>
        </p>
      </section>
      <Downloads {...selecting} rows={rows} />
      <WholeRelease dataset={dataset} />
      <Guards fields={fields} dataset={dataset} />
      <section className="export-code" aria-labelledby="code">
        <h2 id="code">{words.export.codeTitle}</h2>
        <p>{words.export.codeLead}</p>
        <CodeTabs path={selectionSnippets(dataset, selection)} address={API + exportPath(dataset, selection, 'json')} />
      </section>
    </div>
  );
}
