import './embed.css';
import { useQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { use } from 'react';
import { ApiError, answer, dataset as datasetQuery } from '../../api/client.ts';
import type { View } from '../../charts/chart.ts';
import { chartColumn } from '../../charts/measures.ts';
import { perimeterOf } from '../../charts/perimeter.ts';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { ChartRows } from '../../components/chart/rows.tsx';
import { Source } from '../../components/chart/source.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useView } from '../../components/dashboard/view.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { RowCount } from '../../components/table/row-count.tsx';
import { typeset } from '../../format/typography.ts';
import { shownFields } from '../../state/first-columns.ts';
import { addressOf, type Place } from '../../state/places.ts';
import { recordsPath } from '../../state/query.ts';
import { writeSearch } from '../../state/search.ts';
import { splitTitle } from '../../words/index.ts';
import type { Visit } from '../pages.ts';
import { findPart, type Part } from './parts.ts';

const found = new Map<string, Promise<Part | null>>();

/** The part of an address, found once. */
function partOf(place: Place): Promise<Part | null> {
  const address = addressOf(place);
  const part = found.get(address) ?? findPart(place);
  found.set(address, part);
  return part;
}

export async function load(visit: Visit): Promise<void> {
  const { lang, section, id, tab, queries } = visit;
  const part = await partOf({ lang, section, id, tab });
  if (part === null) throw notFound();
  await queries.ensureQueryData(datasetQuery(part.dataset, lang)).catch((error) => {
    throw error instanceof ApiError && error.status === 404 ? notFound() : error;
  });
}

/** One thing alone, for the page of another site: a chart, key figures or a table, with its source, which leads to the whole page. */
export function Page() {
  const { lang, words } = useLanguage();
  const { section, id = '', tab = '' } = useParams({ strict: false });
  const part = use(partOf({ lang, section, id, tab }))!;
  const { view } = useView(part.dataset);
  const whole = part.whole + writeSearch(view.search);
  const title = typeset(lang, splitTitle(view.dataset.metas.default.title).name);
  return (
    <>
      <title>{`${title} – ${words.site.title}`}</title>
      <h1 className="hidden-words">{title}</h1>
      {part.kind === 'chart' ? (
        <ChartFigure chart={part.chart} view={view} name={`${id}/${tab}`} embedded={`${whole}#${id}-${tab}`} />
      ) : (
        <div className="embed-part">
          <h2 className="embed-title">{title}</h2>
          <p>{perimeterOf(view)}</p>
          {part.kind === 'keys' ? (
            <KeyFigures paths={part.keys.ask(view)} tell={(rows) => part.keys.tell(rows, view)} />
          ) : (
            <FirstRows view={view} caption={title} />
          )}
          <Source view={view} whole={whole} />
        </div>
      )}
    </>
  );
}

/** The first page of the rows chosen, in the order and with the columns of the address. */
function FirstRows({ view: { lang, dataset, selection }, caption }: { view: View; caption: string }) {
  const { words } = useLanguage();
  const { data, error, isPlaceholderData, refetch } = useQuery(answer(recordsPath(dataset, selection)));
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined) return <div className="embed-waiting" aria-busy="true" />;
  const columns = shownFields(selection.columns, dataset.dataset_id, dataset.fields);
  return (
    <>
      <RowCount dataset={dataset} rows={data.total_count} stale={isPlaceholderData} />
      <ChartRows
        table={{ columns: columns.map((field) => chartColumn(field, lang)), rows: data.results }}
        lang={lang}
        caption={caption}
      />
      {dataset.metas.opencpf.masked_rows > 0 && <p>– : {words.table.maskedWhy}</p>}
    </>
  );
}
