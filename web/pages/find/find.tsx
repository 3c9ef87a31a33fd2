import './find.css';
import '../../components/dashboard/dashboard.css';
import '../../components/filters/filters.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { dataset as datasetQuery } from '../../api/client.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { FilterTags } from '../../components/filters/tags.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { useMedia, WIDE } from '../../components/media/media.ts';
import { CATALOGUE } from '../../state/offers.ts';
import type { Search } from '../../state/search.ts';
import type { Visit } from '../pages.ts';
import { COMPARE, CompareTray, Comparison } from './comparison.tsx';
import { FindFilters, filtersIn } from './filters.tsx';
import { type Finding, useFinding } from './finding.ts';
import { OfferDetails } from './offer.tsx';
import { Results } from './results.tsx';
import { WORDS } from './words.ts';

export const load = ({ queries, lang }: Visit) => queries.ensureQueryData(datasetQuery(CATALOGUE, lang));

/** For a person choosing: courses by words and filters, up to four side by side, one whole (`/fr/trouver/<number>`). */
export function Page() {
  const { words: site } = useLanguage();
  const words = useWords(WORDS);
  const { id } = useParams({ strict: false });
  const { view } = useSearch({ strict: false }) as Search;
  const finding = useFinding();
  if (id !== undefined) return <OfferDetails number={id} finding={finding} />;
  const comparing = view?.[0] === COMPARE;
  return (
    <>
      <title>{`${words.title} – ${site.site.title}`}</title>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <Facts dataset={finding.dataset} />
      </div>
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
