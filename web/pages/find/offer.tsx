import { useQuery } from '@tanstack/react-query';
import { API, answer } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Failure } from '../../components/failure/failure.tsx';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { CATALOGUE } from '../../state/offers.ts';
import { place } from '../../state/places.ts';
import { figuresPath, quote } from '../../state/query.ts';
import { OfferCard } from './card.tsx';
import { CompareTray } from './comparison.tsx';
import { eligibility } from './eligibility.ts';
import { codeOf, factsOf } from './facts.ts';
import { type Finding, useOffers } from './finding.ts';
import { plainText } from './plain-text.ts';
import { namedPath } from './wish.ts';
import { WORDS } from './words.ts';

/** An offer whole: its card, what the account pays of it, what its provider says of it. */
export function OfferDetails({ number, finding }: { number: string; finding: Finding }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const path = namedPath([number]);
  const { data, error, refetch } = useQuery(answer(path));
  const offers = useOffers(data?.results ?? []);
  const back = (
    <p data-screen-only>
      <To place={place(lang, 'find')} search={finding.addressOf(finding.wish)}>
        {words.back}
      </To>
    </p>
  );
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined || offers === null) return <div className="find-waiting" aria-busy="true" />;
  const [offer] = offers;
  if (offer === undefined)
    return (
      <div className="find-none">
        <h1>{words.offerGone}</h1>
        <p>{words.offerGoneWhy}</p>
        {back}
      </div>
    );
  return (
    <>
      <Head
        title={`${offer.row.intitule_formation}`}
        description={factsOf(offer, lang, finding.dataset).certification}
      />
      <div className="find-main">
        {back}
        <OfferCard offer={offer} finding={finding} alone />
        <p className="find-links">
          <To place={place(lang, 'prices', codeOf(offer.row))}>{words.pricePage}</To>
          <To place={place(lang, 'certifications', codeOf(offer.row))}>{words.certificationPage}</To>
        </p>
        <Pays row={offer.row} day={finding.dataset.metas.opencpf.as_of} />
        <Texts number={number} />
        <p className="find-notes">
          {words.usualWhy} <a href={API + path}>{words.query}</a>
        </p>
        <Facts dataset={finding.dataset} />
      </div>
      <CompareTray {...finding} />
    </>
  );
}

/** What the rights pay, and what the holder does. */
function Pays({ row, day }: { row: Row; day: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { participation, ceiling } = eligibility(row, day);
  const euros = (amount: number): string => `${formatNumber(lang, amount, 2)}\u202f€`;
  return (
    <section className="offer-part" aria-labelledby="pays">
      <h2 id="pays">{words.pays}</h2>
      <p>{words.eligible}</p>
      {ceiling !== null && (
        <p>{words.ceiling(euros(ceiling.euros), formatDate(lang, ceiling.from), ceiling.source[lang])}</p>
      )}
      {participation !== null && (
        <p>
          {words.participation(
            euros(participation.euros),
            formatDate(lang, participation.from),
            participation.source[lang],
          )}{' '}
          {words.exempt}
        </p>
      )}
      <p>{words.rest}</p>
    </section>
  );
}

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** The texts of the provider, those that are there. */
function Texts({ number }: { number: string }) {
  const words = useWords(WORDS);
  const names = Object.keys(words.texts) as (keyof typeof words.texts)[];
  const path = figuresPath(
    { dataset_id: CATALOGUE },
    { select: names.join(', '), where: [`numero_formation = ${quote(number)}`] },
  );
  const { data } = useQuery(answer(path));
  if (data === undefined) return null;
  const texts = names
    .map((name) => ({ name, lines: plainText(`${data.results[0]?.[name] ?? ''}`, parse) }))
    .filter(({ lines }) => lines.length > 0);
  return texts.map(({ name, lines }, index) => (
    <section key={name} className="offer-part" aria-labelledby={name}>
      <h2 id={name}>{words.texts[name]}</h2>
      {lines.map((line) => (
        <p key={line} lang="fr">
          {line}
        </p>
      ))}
      {index === texts.length - 1 && <p className="find-notes">{words.textsBy}</p>}
    </section>
  ));
}
