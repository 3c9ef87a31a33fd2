import './search.css';
import { useQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { answer, catalog } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { Loading } from '../../components/loading/loading.tsx';
import { SiteSearch } from '../../components/site-search/site-search.tsx';
import { place } from '../../state/places.ts';
import type { Search } from '../../state/search.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { GROUPS } from './ask.ts';
import { DataResults } from './data-results.tsx';
import { findColumns, findDatasets, findSections } from './matches.ts';
import { ColumnResults, DatasetResults, Pages, SectionResults } from './metadata-results.tsx';
import { WORDS } from './words.ts';

const textOf = (search: Search): string => (search.q?.[0] ?? '').trim();

/** The groups whose dataset is published, with their queries. */
const asking = (text: string, datasets: readonly Dataset[]) =>
  GROUPS.flatMap((group) => {
    const dataset = datasets.find(({ dataset_id }) => dataset_id === group.dataset);
    return dataset === undefined || text === '' ? [] : [{ group, path: group.path(dataset, text) }];
  });

export async function load({ queries, lang, search }: Visit): Promise<void> {
  const { results } = await queries.ensureQueryData(catalog(lang));
  await alongside(asking(textOf(search), results).map(({ path }) => queries.prefetchQuery(answer(path))));
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'search') }];

/** Everything that the words of the address find, by family. */
export function Page() {
  const words = useWords(WORDS);
  const text = textOf(useSearch({ strict: false }) as Search);
  const title = text === '' ? words.title : words.titled(text);
  return (
    <>
      <Head title={title} description={words.start} />
      <div className="search-head">
        <h1>{title}</h1>
        <SiteSearch text={text} />
      </div>
      {text === '' ? (
        <>
          <p>{words.start}</p>
          <Pages />
        </>
      ) : (
        <Results text={text} />
      )}
    </>
  );
}

function Results({ text }: { text: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { results: datasets } = useSuspenseQuery(catalog(lang)).data;
  const asked = asking(text, datasets);
  const answers = useQueries({ queries: asked.map(({ path }) => answer(path)) });
  const sections = findSections(text, lang);
  const found = findDatasets(text, datasets);
  const columns = findColumns(text, datasets, lang);
  const metadata = sections.length + found.length + columns.length;
  const settled = answers.every(({ isPending, isPlaceholderData }) => !isPending && !isPlaceholderData);
  const none = metadata === 0 && answers.every(({ data }) => data?.total_count === 0);
  if (!settled && metadata === 0) return <Loading />;
  return (
    <div className="search-results" data-stale={!settled || undefined}>
      {none && (
        <>
          <p role="status">
            <strong>{words.none(text)}</strong> {words.noneMend}
          </p>
          <Pages />
        </>
      )}
      {asked.map(({ group, path }, index) => (
        <DataResults key={group.name} group={group} path={path} text={text} asked={answers[index]!} />
      ))}
      <SectionResults sections={sections} />
      <DatasetResults datasets={found} />
      <ColumnResults columns={columns} />
    </div>
  );
}
