import './changes.css';
import { useQueries, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { catalog, comparison, releases } from '../../api/client.ts';
import type { Comparison } from '../../api/comparison.ts';
import type { Dataset } from '../../api/types.ts';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { Loading } from '../../components/loading/loading.tsx';
import { To } from '../../components/to/to.tsx';
import { place } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import type { Listed, Visit } from '../pages.ts';
import { ChooseReleases } from './choose.tsx';
import { type Edition, editionOf, useAsked } from './edition.ts';
import { weightOf } from './facts.ts';
import { Feeds, Notices } from './news.tsx';
import { FirstRelease, Story } from './story.tsx';
import { WORDS } from './words.ts';

export async function load({ queries, lang, id }: Visit): Promise<void> {
  const { results } = await queries.ensureQueryData(catalog(lang));
  const told = results.filter(({ dataset_id }) => id === undefined || dataset_id === id);
  if (id !== undefined && told.length === 0) throw notFound();
  await Promise.all(told.map(({ dataset_id }) => queries.ensureQueryData(releases(dataset_id))));
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'changes') }];

/** What changed from one release to the next, of every dataset or of one: the story that moved most comes first. */
export function Page() {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { id } = useParams({ strict: false });
  const { results } = useSuspenseQuery(catalog(lang)).data;
  const told = results.filter(({ dataset_id }) => id === undefined || dataset_id === id);
  const asked = useAsked();
  const registers = useSuspenseQueries({ queries: told.map(({ dataset_id }) => releases(dataset_id)) });
  const editions = told.map((dataset, rank) => ({
    dataset,
    edition: editionOf(registers[rank]!.data, id === undefined ? {} : asked),
  }));
  const only = id === undefined ? undefined : editions[0];
  return (
    <>
      <Head
        title={
          only === undefined ? words.title : `${words.title}, ${splitTitle(only.dataset.metas.default.title).name}`
        }
        description={words.lead}
      />
      <div className="changes-head">
        {id === undefined ? <p className="changes-paper">{words.title}</p> : <All />}
        {id === undefined && <p>{words.lead}</p>}
        {only?.edition != null && <ChooseReleases edition={only.edition} />}
      </div>
      <Stories editions={editions} alone={id !== undefined} />
      <Notices since={editions.flatMap(({ edition }) => edition?.from.as_of ?? []).toSorted()[0]} id={id} />
      <Feeds id={id} />
    </>
  );
}

function All() {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  return (
    <p className="changes-paper">
      <To place={place(lang, 'changes')}>{words.title}</To>
    </p>
  );
}

interface Told {
  readonly dataset: Dataset;
  /** Null: there is one release only. */
  readonly edition: Edition | null;
}

/** The stories once all the comparisons are there, ranked by how far they moved; those that cannot be told last. */
function Stories({ editions, alone }: { editions: readonly Told[]; alone: boolean }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const answers = useQueries({
    queries: editions.map(({ dataset: { dataset_id }, edition }) => ({
      ...comparison(dataset_id, edition?.from.version ?? '', edition?.to.version ?? '', lang),
      enabled: edition !== null,
    })),
  });
  if (answers.some(({ isLoading }) => isLoading)) return <Loading words={words.loading} />;
  const weight = (data: Comparison | undefined): number => (data === undefined ? -1 : weightOf(data));
  const ranked = editions
    .map((told, rank) => ({ ...told, ...answers[rank]! }))
    .toSorted((a, b) => weight(b.data) - weight(a.data));
  return ranked.map(({ dataset, edition, data, error, refetch }, rank) =>
    edition === null ? (
      <FirstRelease key={dataset.dataset_id} dataset={dataset} top={rank === 0} />
    ) : (
      <Story
        key={dataset.dataset_id}
        {...{ dataset, edition, data, error, alone, top: rank === 0, retry: () => void refetch() }}
      />
    ),
  );
}
