import type { ReactNode } from 'react';
import { API, comparisonPath } from '../../api/client.ts';
import type { Comparison } from '../../api/comparison.ts';
import type { Dataset, Lang } from '../../api/types.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { SmallChart } from '../../components/small-chart/small-chart.tsx';
import { To } from '../../components/to/to.tsx';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import { Aside } from './aside.tsx';
import type { Edition } from './edition.ts';
import { FactList } from './fact-list.tsx';
import { tellHeadline } from './headline.ts';
import { type Restated, signed, tellRestated } from './restated.ts';
import { WORDS } from './words.ts';

/** Sentences told of a dataset among others, and of one alone. */
const FACTS = { among: 10, alone: 24 };

interface Telling {
  readonly dataset: Dataset;
  readonly edition: Edition;
  readonly data: Comparison | undefined;
  readonly error: unknown;
  /** The page is about this dataset alone. */
  readonly alone: boolean;
  /** The first of the page. */
  readonly top: boolean;
  readonly retry: () => void;
}

/** What changed in a dataset: the finding, the counts, the facts, and beside them what moved. */
export function Story({ dataset, edition, data, error, alone, top, retry }: Telling) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { from, to } = edition;
  const id = dataset.dataset_id;
  if (data === undefined) return <Failure error={error} retry={retry} />;
  const { rows } = data;
  const heading = top ? 'h2' : 'h3';
  const restated = tellRestated(data, dataset, from, lang);
  return (
    <article className="story" data-top={top || undefined} aria-labelledby={`story-${id}`}>
      <StoryHead dataset={dataset} top={top} headline={tellHeadline(data, dataset, from, lang)}>
        {words.between(formatDate(lang, from.as_of), formatDate(lang, to.as_of))}
      </StoryHead>
      <dl className="story-counts">
        <Count lang={lang} name={words.added} count={rows.added} />
        <Count lang={lang} name={words.removed} count={rows.removed} />
        <Count lang={lang} name={words.changed} count={rows.changed} />
        <Count lang={lang} name={words.rows} count={rows.after} change={rows.after - rows.before} />
      </dl>
      {rows.added + rows.removed + rows.changed === 0 ? (
        <p>{words.nothingMore}</p>
      ) : (
        <div className="story-body">
          <FactList dataset={dataset} comparison={data} most={alone ? FACTS.alone : FACTS.among} />
          <div className="story-aside">
            {restated !== null && <Periods restated={restated} edition={edition} id={id} heading={heading} />}
            <Aside dataset={dataset} comparison={data} incidents={edition.incidents} heading={top ? 'h2' : 'h3'} />
          </div>
        </div>
      )}
      <StoryLinks dataset={dataset} edition={edition} alone={alone} />
    </article>
  );
}

interface Moved {
  readonly restated: Restated;
  readonly edition: Edition;
  readonly id: string;
  readonly heading: 'h2' | 'h3';
}

/** The periods that were restated: drawn, or a sentence when none was. */
function Periods({ restated: { title, notes, telling }, edition: { from, to }, id, heading: Heading }: Moved) {
  const { lang } = useLanguage();
  if (telling !== null)
    return <SmallChart telling={telling} lang={lang} path={comparisonPath(id, from.version, to.version, lang)} />;
  return (
    <section>
      <Heading>{title}</Heading>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}

/** A dataset that was published once: there is nothing to tell yet. */
export function FirstRelease({ dataset, top }: { dataset: Dataset; top: boolean }) {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  return (
    <article className="story" data-top={top || undefined} aria-labelledby={`story-${dataset.dataset_id}`}>
      <StoryHead dataset={dataset} top={top} headline={words.only}>
        {words.onlyMore(formatDate(lang, dataset.metas.opencpf.as_of))}
      </StoryHead>
      <p className="story-links" data-screen-only>
        <To place={datasetPlace(lang, dataset.dataset_id, 'table')}>{site.tabs.table}</To>
      </p>
    </article>
  );
}

interface Head {
  readonly dataset: Dataset;
  readonly top: boolean;
  readonly headline: string;
  readonly children: ReactNode;
}

function StoryHead({ dataset, top, headline, children }: Head) {
  const { lang, words } = useLanguage();
  const Heading = top ? 'h1' : 'h2';
  const { name } = splitTitle(dataset.metas.default.title);
  return (
    <header className="story-head">
      <p className="story-kicker">
        <To place={datasetPlace(lang, dataset.dataset_id)}>{typeset(lang, name)}</To>
      </p>
      <Heading id={`story-${dataset.dataset_id}`}>{headline}</Heading>
      <p>
        {children}
        {dataset.metas.opencpf.origin === 'simulated' && <strong>{words.facts.simulated}</strong>}
      </p>
    </header>
  );
}

function Count({ lang, name, count, change }: { lang: Lang; name: string; count: number; change?: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(lang, count)}</dd>
      {change !== undefined && <dd className="story-change">{signed(formatNumber(lang, Math.abs(change)), change)}</dd>}
    </div>
  );
}

function StoryLinks({ dataset, edition: { from, to }, alone }: Pick<Telling, 'dataset' | 'edition' | 'alone'>) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const id = dataset.dataset_id;
  const { name } = splitTitle(dataset.metas.default.title);
  const releases = `${API}/catalog/datasets/${id}/releases`;
  return (
    <p className="story-links" data-screen-only>
      {!alone && (
        <To place={place(lang, 'changes', id)} aria-label={words.compareOf(name)}>
          {words.compare}
        </To>
      )}
      <a href={`${releases}/${from.version}...${to.version}/rows.parquet`}>{words.whole}</a>
      <a href={API + comparisonPath(id, from.version, to.version, lang)}>{words.query}</a>
      <a href={`${releases}/${to.version}/quality.${lang}.html`}>{words.quality}</a>
    </p>
  );
}
