import { isEnough, LEAST_OFFERS, OFFERS, offersOf } from '../../state/offers.ts';
import './prices.css';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { showValue } from '../../charts/table.ts';
import { Source } from '../../components/chart/source.tsx';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Charts } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { columnOfRegister, parseCertification, writeCertification } from '../../state/certification.ts';
import { place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import { EVERYTHING, withValues, writeSelection } from '../../state/selection.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { askedPath, perimeter } from './asked.ts';
import { BASES, basisName } from './basis.ts';
import { CHARTS, DATASET, ONE, SEVERAL } from './charts.ts';
import { Chooser } from './chooser.tsx';
import { OwnOffer } from './own-offer.tsx';
import { FILES, paidOf, paidPath } from './paid.ts';
import { money } from './ranges.ts';
import { WORDS } from './words.ts';

export { CHARTS, DATASET };

export async function load({ queries, lang, id, search }: Visit): Promise<void> {
  const [offers] = await Promise.all([DATASET, FILES].map((one) => queries.ensureQueryData(datasetQuery(one, lang))));
  const view = compared(viewOf(offers!, lang, search), id);
  const isChosen = Object.keys(view.selection.values).length > 0;
  const paths = isChosen ? [...keyPaths(view), ...askedBy(view, ONE)] : SEVERAL.domains!.ask(view);
  await alongside([...paths, titlePath(view)].map((path) => queries.prefetchQuery(answer(path))));
}

const askedBy = (view: View, charts: typeof CHARTS): readonly string[] =>
  Object.values(charts).flatMap((chart) => chart.ask(view));

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'prices') }];

/** The price compass: a certification (`/fr/prix/RNCP38565`) or a domain, and what is usual there. */
export function Page() {
  const words = useWords(WORDS);
  const { id } = useParams({ strict: false });
  const { view: whole } = useView(DATASET);
  const view = useMemo(() => compared(whole, id), [whole, id]);
  const title = useTitle(view, id);
  return (
    <>
      <PageHead title={title === null ? words.title : words.of(title)} lead={words.lead} dataset={view.dataset} />
      {title === null ? <Choose view={view} /> : <One view={view} id={id} />}
    </>
  );
}

/** The filters of the address, and the certification that its path names. */
function compared(view: View, id: string | undefined): View {
  const certification = parseCertification(id ?? '');
  const given = perimeter(view.selection);
  const selection =
    certification === null ? given : withValues(given, columnOfRegister(certification), [certification.number]);
  return { ...view, selection, search: { ...view.search, ...writeSelection(selection) } };
}

/** The title of a certification, as most of its offers have it. */
const titlePath = ({ dataset, selection }: View): string =>
  groupPath(dataset, selection, { select: OFFERS, group_by: 'intitule_certification', order_by: 'offers desc' });

/** The name of the certification of the address, or the values chosen; null when nothing is. */
function useTitle(view: View, id: string | undefined): string | null {
  const chosen = Object.values(view.selection.values).flat();
  const { data } = useQuery({ ...answer(titlePath(view)), enabled: id !== undefined });
  if (chosen.length === 0) return null;
  const name = id === undefined ? null : data?.results[0]?.intitule_certification;
  return typeof name === 'string' ? name : (id ?? chosen.join(', '));
}

function Choose({ view }: { view: View }) {
  const words = useWords(WORDS);
  return (
    <>
      <Chooser dataset={view.dataset} />
      <h2 className="prices-heading">{words.byDomain}</h2>
      <Charts view={view} group="prices" charts={{ domains: SEVERAL.domains! }} wide={['domains']} />
      <Care view={view} />
    </>
  );
}

function One({ view, id }: { view: View; id: string | undefined }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const typed = useSearch({ strict: false }) as Search;
  const certification = parseCertification(id ?? '');
  const { data } = useQuery(answer(askedPath(view.dataset, view.selection, BASES.training)));
  const charts = certification === null ? { ...ONE, certifications: SEVERAL.certifications! } : ONE;
  return (
    <div className="dashboard">
      <p className="prices-links" data-screen-only>
        <To place={place(lang, 'prices')}>{words.other}</To>
        <To place={place(lang, 'find')} search={writeSelection({ ...EVERYTHING, values: view.selection.values })}>
          {words.findCourses}
        </To>
        {certification !== null && (
          <To place={place(lang, 'certifications', writeCertification(certification))}>{words.page}</To>
        )}
      </p>
      {data !== undefined && !isEnough(data.results[0]) ? (
        <div className="prices-few">
          <h2>{words.noOffers}</h2>
          <p>{words.noOffersWhy(LEAST_OFFERS)}</p>
        </div>
      ) : (
        <>
          <KeyFigures paths={keyPaths(view)} tell={(rows) => tellKeys(rows, view)} />
          <OwnOffer view={view} typed={typed} />
          <div className="measure-choice" data-screen-only>
            <AddressChoice
              name="per"
              label={words.per}
              value={basisName(view.search)}
              options={Object.entries(words.basis)}
            />
          </div>
          <Charts view={view} group="prices" charts={charts} wide={['regions', 'certifications']} />
        </>
      )}
      <Care view={view} />
    </div>
  );
}

const keyPaths = ({ dataset, selection }: View): readonly string[] => [
  askedPath(dataset, selection, BASES.training),
  askedPath(dataset, selection, BASES.hour),
  paidPath(dataset, selection, BASES.training),
];

function tellKeys([asked, hourly, files]: readonly Row[], { lang }: View): readonly KeyFigure[] {
  const words = WORDS[lang];
  const show = (value: unknown, per: keyof typeof BASES = 'training'): string =>
    showValue(lang, money({ per: [per] }), typeof value === 'number' ? value : null);
  const onOffers = (row: Row | undefined): string => words.onOffers(formatNumber(lang, offersOf(row)));
  const { paid, files: count } = paidOf(files === undefined ? [] : [files]);
  return [
    { name: words.median, value: show(asked?.p50), note: onOffers(asked) },
    { name: words.middle, value: words.between(show(asked?.p25), show(asked?.p75)) },
    { name: words.medianHour, value: show(hourly?.p50, 'hour'), note: onOffers(hourly) },
    { name: words.paidMean, value: show(paid), note: words.onFiles(formatNumber(lang, count)) },
  ];
}

const STUDY = 'https://managementdelaformation.fr/la-formation-en-chiffres/2023/10/03/77-cpf-prix-formation-hausse';

/** What would mislead, and where both kinds of prices come from. */
function Care({ view }: { view: View }) {
  const words = useWords(WORDS);
  const { data: files } = useSuspenseQuery(datasetQuery(FILES, view.lang));
  return (
    <section className="prices-care" aria-labelledby="prices-care">
      <h2 id="prices-care">{words.careTitle}</h2>
      <ul>
        <li>
          {words.care.composition} <a href={STUDY}>{words.care.source}</a>
        </li>
        <li>{words.care.means}</li>
        <li>{words.care.differ}</li>
      </ul>
      {[view, { ...view, dataset: files }].map((one) => (
        <Source key={one.dataset.dataset_id} view={one} />
      ))}
    </section>
  );
}
