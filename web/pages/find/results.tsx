import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { API, answer } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { Choice } from '../../components/input/choice.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { place } from '../../state/places.ts';
import { OfferCard } from './card.tsx';
import { type Finding, numberOf, useOffers } from './finding.ts';
import { Wider } from './wider.tsx';
import { type Order, offersPath } from './wish.ts';
import { WORDS } from './words.ts';

/** The offers that answer the wish, page after page. */
export function Results(finding: Finding) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { dataset, wish, ask } = finding;
  const path = offersPath(dataset, wish);
  const { data, error, refetch, isPlaceholderData } = useQuery(answer(path));
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined) return <div className="find-waiting" aria-busy="true" />;
  const last = Math.max(1, Math.ceil(data.total_count / wish.selection.size));
  if (!isPlaceholderData && wish.selection.page > last)
    return <Navigate to="." search={finding.addressOf(onPage(wish, last))} replace />;
  return (
    <>
      <div className="find-count">
        <p role="status" className="figures">
          {words.found(formatNumber(lang, data.total_count), data.total_count)}
        </p>
        <Choice
          label={words.orderTitle}
          options={words.orders}
          chosen={wish.order}
          choose={(order) => ask({ ...onPage(wish, 1), order: order as Order })}
        />
      </div>
      {data.total_count === 0 && !isPlaceholderData ? (
        <Wider {...finding} />
      ) : (
        <>
          <Cards rows={data.results} finding={finding} stale={isPlaceholderData} />
          <Pages finding={finding} last={last} />
          <p className="find-notes">
            {words.usualWhy} {wish.order === '' && words.orderWhy} <a href={API + path}>{words.query}</a>
          </p>
        </>
      )}
    </>
  );
}

interface Listed {
  readonly rows: readonly Row[];
  readonly finding: Finding;
  readonly stale: boolean;
}

function Cards({ rows, finding, stale }: Listed) {
  const offers = useOffers(rows);
  if (offers === null) return <div className="find-waiting" aria-busy="true" />;
  return (
    <div className="courses" data-stale={stale || undefined}>
      {offers.map((offer) => (
        <OfferCard key={numberOf(offer.row)} offer={offer} finding={finding} />
      ))}
    </div>
  );
}

const onPage = (wish: Finding['wish'], page: number): Finding['wish'] => ({
  ...wish,
  selection: { ...wish.selection, page },
});

function Pages({ finding: { wish, addressOf }, last }: { finding: Finding; last: number }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { page } = wish.selection;
  if (last === 1) return null;
  const step = (to: number, name: string) =>
    to < 1 || to > last ? (
      <span className="button" aria-disabled="true">
        {name}
      </span>
    ) : (
      <To className="button" place={place(lang, 'find')} search={addressOf(onPage(wish, to))}>
        {name}
      </To>
    );
  return (
    <nav className="find-pages" aria-label={words.pages} data-screen-only>
      {step(page - 1, words.previous)}
      <span className="figures">{words.page(formatNumber(lang, page), formatNumber(lang, last))}</span>
      {step(page + 1, words.next)}
    </nav>
  );
}
