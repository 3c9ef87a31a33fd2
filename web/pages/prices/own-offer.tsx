import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer } from '../../api/client.ts';
import type { View } from '../../charts/chart.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Failure } from '../../components/failure/failure.tsx';
import { useWords } from '../../components/language/language.ts';
import { formatNumber, parseNumber } from '../../format/numbers.ts';
import { isEnough, LEAST_OFFERS, OFFERS, offersOf, WITH_PLACE } from '../../state/offers.ts';
import { groupPath } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { perimeter } from './asked.ts';
import { BASES } from './basis.ts';
import { AMONG_REMOTE, ownOf, ownPrice, rankPaths, shareBelow } from './own.ts';
import { WORDS } from './words.ts';

/** Parameters of the address that say the own offer. */
const TYPED = ['price', 'hours'] as const;

/** A price and a length typed by the reader, and where they stand among the offers of the page. */
export function OwnOffer({ view, typed }: { view: View; typed: Search }) {
  const { lang, search } = view;
  const words = useWords(WORDS);
  const navigate = useNavigate();
  const go = (next: Search) => void navigate({ to: '.', search: next, resetScroll: false });
  const others = Object.fromEntries(Object.entries(typed).filter(([name]) => !TYPED.some((one) => one === name)));
  const put = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const read = TYPED.flatMap((name) => {
      const value = parseNumber(lang, String(given.get(name)));
      return value === null ? [] : [[name, [value]] as const];
    });
    go({ ...others, ...Object.fromEntries(read) });
  };
  const own = ownOf(search);
  return (
    <section className="own-offer" aria-labelledby="own-offer" data-screen-only>
      <h2 id="own-offer">{words.own}</h2>
      <form key={`${own.price}/${own.hours}`} className="own-form" onSubmit={put}>
        {TYPED.map((name) => (
          <label key={name} className="range-bound">
            <span>{name === 'price' ? words.ownPrice : words.ownHours}</span>
            <input
              name={name}
              className="filter-input figures"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={own[name] === null ? '' : formatNumber(lang, own[name], 2)}
            />
          </label>
        ))}
        <button type="submit" className="button" data-strong>
          {words.ownPlace}
        </button>
        {own.price !== null && (
          <button type="button" className="button" data-quiet onClick={() => go(others)}>
            {words.ownClear}
          </button>
        )}
      </form>
      {own.price === null ? (
        <p className="filter-hint">{words.ownWhy}</p>
      ) : (
        <>
          <Among view={view} />
          <div role="status" className="own-rank">
            <Rank view={view} basis="training" />
            {own.hours !== null && <Rank view={view} basis="hour" />}
          </div>
        </>
      )}
    </section>
  );
}

/** With whom the offer is compared: regions that have enough offers. */
function Among({ view }: { view: View }) {
  const words = useWords(WORDS);
  const { dataset, selection, search } = view;
  const { data } = useQuery(
    answer(
      groupPath(dataset, perimeter(selection), {
        select: OFFERS,
        group_by: 'nom_region',
        where: [WITH_PLACE],
        limit: 100,
      }),
    ),
  );
  const regions = (data?.results ?? []).filter((row) => row.nom_region !== null && isEnough(row));
  return (
    <AddressChoice
      name="among"
      label={words.among}
      value={search.among?.[0] ?? ''}
      options={[
        ['', words.amongAll],
        [AMONG_REMOTE, words.amongRemote],
        ...regions.map(({ nom_region }) => [`${nom_region}`, `${nom_region}`] as const),
      ]}
    />
  );
}

/** “Dearer than 72 % of 143 offers.” */
function Rank({ view, basis }: { view: View; basis: keyof typeof BASES }) {
  const words = useWords(WORDS);
  const { lang, dataset, selection, search } = view;
  const asked = useQueries({ queries: rankPaths(dataset, selection, search, basis).map(answer) });
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const [cheaper, all] = asked.map(({ data }) => data?.results[0]);
  if (cheaper === undefined || all === undefined) return null;
  const offers = formatNumber(lang, offersOf(all));
  if (!isEnough(all)) return <p>{words.fewToCompare(offers, LEAST_OFFERS)}</p>;
  const share = showPercent(lang, shareBelow(offersOf(cheaper), offersOf(all)));
  const hourly = { key: '', title: '', kind: 'number', unit: BASES.hour.unit, decimals: 1 } as const;
  return (
    <p data-stale={asked.some(({ isPlaceholderData }) => isPlaceholderData) || undefined}>
      {basis === 'training'
        ? words.dearer(share, offers)
        : words.dearerHour(showValue(lang, hourly, ownPrice(search, basis)), share, offers)}
    </p>
  );
}
