import { useQuery } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { place } from '../../state/places.ts';
import { compareFacts, factsOf } from './facts.ts';
import { type Finding, MOST_COMPARED, numberOf, useOffers } from './finding.ts';
import { namedPath } from './wish.ts';
import { WORDS } from './words.ts';

/** The word of the address for the comparison: `view=compare`. */
export const COMPARE = 'compare';

/** How many are chosen, and the way to their comparison; always in sight. */
export function CompareTray({ wish, compared, compare, addressOf }: Finding) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  return (
    <div className="compare-tray" role="status" data-screen-only>
      {compared.length > 0 && (
        <div>
          <strong className="figures">{words.chosen(compared.length, MOST_COMPARED)}</strong>
          {compared.length < 2 ? (
            <span>{words.compareTwo}</span>
          ) : (
            <To className="button" place={place(lang, 'find')} search={{ ...addressOf(wish), view: [COMPARE] }}>
              {words.compareGo}
            </To>
          )}
          <button type="button" className="button" data-quiet onClick={() => compare([])}>
            {words.compareNone}
          </button>
        </div>
      )}
    </div>
  );
}

/** Up to four offers side by side; what differs is marked. */
export function Comparison(finding: Finding) {
  const words = useWords(WORDS);
  const { lang } = useLanguage();
  const { wish, compared, addressOf } = finding;
  const { view: _, ...back } = addressOf(wish);
  return (
    <div className="find-main">
      <p>
        <To place={place(lang, 'find')} search={back}>
          {words.back}
        </To>
      </p>
      {compared.length < 2 ? <p>{words.comparisonFew}</p> : <Table {...finding} />}
    </div>
  );
}

function Table({ dataset, compared, compare }: Finding) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data, error, refetch } = useQuery(answer(namedPath(compared)));
  const found = data?.results ?? [];
  const rows = compared.flatMap((number) => found.filter((row) => numberOf(row) === number));
  const offers = useOffers(rows);
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined || offers === null) return <div className="find-waiting" aria-busy="true" />;
  const gone = compared.length - rows.length;
  const lines = compareFacts(offers.map((offer) => factsOf(offer, lang, dataset)));
  return (
    <>
      <h2>{words.comparison(rows.length)}</h2>
      <p>{words.comparisonWhy}</p>
      {gone > 0 && <p>{words.gone(gone)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="compare-table" data-scrolls tabIndex={0} aria-label={words.comparison(rows.length)}>
        <table>
          <thead>
            <tr>
              <td />
              {rows.map((row) => (
                <th key={numberOf(row)} scope="col">
                  <To place={place(lang, 'find', numberOf(row))} lang="fr">
                    {row.intitule_formation}
                  </To>
                  <button
                    type="button"
                    className="button"
                    data-quiet
                    aria-label={words.removeThis(`${row.intitule_formation}`)}
                    onClick={() => compare(compared.filter((number) => number !== numberOf(row)))}
                  >
                    {words.remove}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, texts, differ }) => (
              <tr key={name} data-differ={differ || undefined}>
                <th scope="row">
                  {words[name]}
                  {differ && (
                    <>
                      <span aria-hidden="true"> ≠</span>
                      <span className="hidden-words"> ({words.differs})</span>
                    </>
                  )}
                </th>
                {texts.map((text, index) => (
                  <td key={numberOf(rows[index]!)}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
