import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { place } from '../../state/places.ts';
import { codeOf, factsOf, type Offer } from './facts.ts';
import { type Finding, MOST_COMPARED, numberOf } from './finding.ts';
import { verdict } from './usual.ts';
import { WORDS } from './words.ts';

interface Card {
  readonly offer: Offer;
  readonly finding: Finding;
  /** The page is about it alone. */
  readonly alone?: boolean;
}

/** An offer, its price beside the usual one. */
export function OfferCard({ offer, finding, alone = false }: Card) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { row, usual } = offer;
  const facts = factsOf(offer, lang, finding.dataset);
  const title = `${row.intitule_formation}`;
  return (
    <article className="course">
      {alone ? (
        <h1 lang="fr">{title}</h1>
      ) : (
        <h2 lang="fr">
          <To place={place(lang, 'find', numberOf(row))} search={finding.addressOf(finding.wish)}>
            {title}
          </To>
        </h2>
      )}
      <p className="course-by" lang="fr">
        {facts.provider}
      </p>
      <p className="course-certification">
        <To place={place(lang, 'certifications', codeOf(row))}>{codeOf(row)}</To>{' '}
        <span lang="fr">{row.intitule_certification}</span>
        {', '}
        {words.registers[row.type_referentiel === 'RNCP' ? 'RNCP' : 'RS']}
      </p>
      <dl className="course-facts">
        <div>
          <dt>{words.price}</dt>
          <dd className="course-price figures">{facts.price}</dd>
          <dd data-verdict={usual === null ? undefined : verdict(Number(row.price), usual)}>
            {usual === null ? facts.usual : `${facts.verdict} (${facts.usual})`}
          </dd>
        </div>
        {(['hours', 'place', 'sessions'] as const).map((name) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd>{facts[name]}</dd>
          </div>
        ))}
      </dl>
      <CompareBox number={numberOf(row)} title={title} {...finding} />
    </article>
  );
}

function CompareBox({ number, title, compared, compare }: Finding & { number: string; title: string }) {
  const words = useWords(WORDS);
  const chosen = compared.includes(number);
  return (
    <label className="course-compare" data-screen-only>
      <input
        type="checkbox"
        checked={chosen}
        disabled={!chosen && compared.length >= MOST_COMPARED}
        aria-label={words.compareThis(title)}
        onChange={() => compare(chosen ? compared.filter((other) => other !== number) : [...compared, number])}
      />
      {words.compare}
    </label>
  );
}
