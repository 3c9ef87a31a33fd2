import './dataset.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { ApiError, calendar, catalog, dataset as datasetQuery } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { Loading } from '../../components/loading/loading.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { To } from '../../components/to/to.tsx';
import { LOCALES } from '../../format/locale.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace, findTab, place, TABS } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import type { Listed, Visit } from '../pages.ts';
import { VIEWS } from './views.ts';

const PAGES = {
  information: lazy(async () => ({ default: (await VIEWS.information()).Information })),
  table: lazy(async () => ({ default: (await VIEWS.table()).Table })),
  export: lazy(async () => ({ default: (await VIEWS.export()).Export })),
  api: lazy(async () => ({ default: (await VIEWS.api()).Console })),
  releases: lazy(async () => ({ default: (await VIEWS.releases()).Releases })),
};

export async function load(visit: Visit): Promise<void> {
  const { queries, lang, id, tab: word } = visit;
  const tab = findTab(lang, word);
  if (tab === null || id === undefined) throw notFound();
  const view = VIEWS[tab]();
  const dataset = await queries.ensureQueryData(datasetQuery(id, lang)).catch((error) => {
    throw error instanceof ApiError && error.status === 404 ? notFound() : error;
  });
  await Promise.all([queries.ensureQueryData(calendar), (await view).load(dataset, visit)]);
}

export async function list({ queries, lang }: Pick<Visit, 'lang' | 'queries'>): Promise<Listed[]> {
  const { results } = await queries.ensureQueryData(catalog(lang));
  return results.flatMap(({ dataset_id, metas }) =>
    TABS.map((tab) => ({ place: datasetPlace(lang, dataset_id, tab), changed: metas.default.data_processed })),
  );
}

/** A dataset: what it is, and one of its views. */
export function Page() {
  const { lang, words } = useLanguage();
  const { id = '', tab: word } = useParams({ strict: false });
  const { data: dataset } = useSuspenseQuery(datasetQuery(id, lang));
  const tab = findTab(lang, word) ?? 'information';
  const View = PAGES[tab];
  const { title, description } = dataset.metas.default;
  return (
    <>
      <Head
        title={`${typeset(lang, splitTitle(title).name)}, ${words.tabs[tab]}`}
        description={typeset(lang, description)}
      />
      <Heading dataset={dataset} />
      <Tabs id={id} />
      <Suspense fallback={<Loading />}>
        <I18nProvider locale={LOCALES[lang]}>
          <View key={id} dataset={dataset} />
        </I18nProvider>
      </Suspense>
    </>
  );
}

function Heading({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { family, name } = splitTitle(dataset.metas.default.title);
  return (
    <div className="dataset-head">
      <p className="dataset-family">
        <To place={place(lang, 'home')}>{words.site.datasets}</To>
        {family !== null && <span>{family}</span>}
      </p>
      <h1>{typeset(lang, name)}</h1>
      <Facts dataset={dataset} />
      <Pinned dataset={dataset} />
    </div>
  );
}

/** Says that the release is one that was named, and leads to the latest. */
function Pinned({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  if (dataset.pinned === undefined) return null;
  return (
    <p className="dataset-pinned">
      {words.facts.pinned(dataset.pinned)} <To place={datasetPlace(lang, dataset.dataset_id)}>{words.facts.latest}</To>
    </p>
  );
}
