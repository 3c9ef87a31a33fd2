import './home.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { catalog } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import type { Listed, Visit } from '../pages.ts';

export const load = ({ queries, lang }: Visit) => queries.ensureQueryData(catalog(lang));

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'home') }];

/** What OpenCPF is, and its datasets. */
export function Page() {
  const { lang, words } = useLanguage();
  const { results } = useSuspenseQuery(catalog(lang)).data;
  return (
    <>
      <Head title={words.site.tagline} description={words.home.lead} />
      <div className="home-head">
        <h1>{words.home.title}</h1>
        <p>{words.home.lead}</p>
      </div>
      <section aria-labelledby="datasets">
        <h2 id="datasets" className="home-count">
          {words.home.datasets(formatNumber(lang, results.length))}
        </h2>
        {results.length === 0 && <p>{words.home.empty}</p>}
        {results.map((dataset) => (
          <DatasetRow key={dataset.dataset_id} dataset={dataset} />
        ))}
      </section>
    </>
  );
}

function DatasetRow({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { title, description } = dataset.metas.default;
  const { name } = splitTitle(title);
  const id = dataset.dataset_id;
  return (
    <article className="home-dataset">
      <div className="home-words">
        <h3>
          <To place={datasetPlace(lang, id)}>{typeset(lang, name)}</To>
        </h3>
        <p>{typeset(lang, description)}</p>
        <p className="home-links">
          <To place={datasetPlace(lang, id, 'table')} aria-label={`${words.home.table}, ${name}`}>
            {words.home.table}
          </To>
          <To place={datasetPlace(lang, id, 'export')} aria-label={`${words.home.download}, ${name}`}>
            {words.home.download}
          </To>
          <To place={datasetPlace(lang, id)} aria-label={`${words.home.read}, ${name}`}>
            {words.home.read}
          </To>
        </p>
      </div>
      <Facts dataset={dataset} />
    </article>
  );
}
