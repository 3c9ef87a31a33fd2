import './find.css';
import '../../components/dashboard/dashboard.css';
import '../../components/filters/filters.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { FilterTags } from '../../components/filters/tags.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { useMedia, WIDE } from '../../components/media/media.ts';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { CATALOGUE } from '../../state/offers.ts';
import { place } from '../../state/places.ts';
import type { Search } from '../../state/search.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { COMPARE, CompareTray, Comparison } from './comparison.tsx';
import { FindFilters, filtersIn } from './filters.tsx';
import { besideOffers, type Finding, inPlainWords, useFinding } from './finding.ts';
import { OfferDetails } from './offer.tsx';
import { Results } from './results.tsx';
import { namedPath, offersPath, readWish } from './wish.ts';
import { WORDS } from './words.ts';

export async function load({ queries, lang, id, search }: Visit): Promise<void> {
  const dataset = inPlainWords(await queries.ensureQueryData(datasetQuery(CATALOGUE, lang)), lang);
  const path = id === undefined ? offersPath(dataset, readWish(search, dataset)) : namedPath([id]);
  await alongside([
    queries
      .fetchQuery(answer(path))
      .then(({ results }) => Promise.all(besideOffers(results).map((one) => queries.prefetchQuery(answer(one))))),
  ]);
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'find') }];

/** For a person choosing: courses by words and filters, up to four side by side, one whole (`/fr/trouver/<number>`). */
export function Page() {
  const words = useWords(WORDS);
  const { id } = useParams({ strict: false });
  const { view } = useSearch({ strict: false }) as Search;
  const finding = useFinding();
  if (id !== undefined) return <OfferDetails number={id} finding={finding} />;
  const comparing = view?.[0] === COMPARE;
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={finding.dataset} />
      {comparing ? <Comparison {...finding} /> : <Choosing {...finding} />}
      {!comparing && <CompareTray {...finding} />}
    </>
  );
}

/** Words, filters, and what answers them. */
function Choosing(finding: Finding) {
  const { words: site } = useLanguage();
  const words = useWords(WORDS);
  const wide = useMedia(WIDE);
  const { dataset, wish, ask } = finding;
  return (
    <div className="beside">
      {wide && (
        <aside aria-label={site.filters.title} data-screen-only>
          <FindFilters {...finding} />
        </aside>
      )}
      <div className="find-main">
        <Words {...finding} />
        {!wide && (
          <details className="find-sheet" data-screen-only>
            <summary className="button">{words.filter(filtersIn(wish))}</summary>
            <FindFilters {...finding} />
          </details>
        )}
        <FilterTags dataset={dataset} selection={wish.selection} select={(selection) => ask({ ...wish, selection })} />
        <Results {...finding} />
      </div>
    </div>
  );
}

/** The words looked for. */
function Words({ wish, ask }: Finding) {
  const words = useWords(WORDS);
  const { selection } = wish;
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('q')).trim();
    ask({ ...wish, selection: { ...selection, text, page: 1 } });
  };
  return (
    <search data-screen-only>
      <form key={selection.text} className="find-words" onSubmit={search}>
        <input
          name="q"
          type="search"
          className="filter-input"
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={selection.text}
        />
        <button type="submit" className="button" data-strong>
          {words.searchGo}
        </button>
      </form>
    </search>
  );
}
