import '../../components/page-head/page-head.css';
/** Everything on one certification: its year, its curves, who sells it and at what price. */
import { useQueries } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import type { View } from '../../charts/chart.ts';
import { yearsAt } from '../../charts/months.ts';
import { periodWords } from '../../charts/perimeter.ts';
import { statusIn } from '../../charts/statuses.ts';
import { showPercent } from '../../charts/table.ts';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { Charts } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useViewOf } from '../../components/dashboard/view.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useWords } from '../../components/language/language.ts';
import { CATALOGUE, Offers } from '../../components/offers/offers.tsx';
import { To } from '../../components/to/to.tsx';
import { TrendBadge } from '../../components/trend/trend.tsx';
import { typeset } from '../../format/typography.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { type Range, withRange, writeSelection } from '../../state/selection.ts';
import { figuresAsked, tellFigures } from '../courses/figures.ts';
import { DATASET as ENTRIES, CHARTS as PROVIDERS } from '../providers/charts.ts';
import { CHARTS, DATASET } from './charts.ts';
import { type Certification, sheetOf } from './identity.ts';
import { Numbers } from './numbers.tsx';
import { WORDS } from './words.ts';

const MONTH = 'date_validation';
const { departments, succession: _, ...OWN } = CHARTS;

export function CertificationPage({ certification }: { certification: Certification }) {
  const words = useWords(WORDS);
  const view = useViewOf(DATASET, certification.values);
  return (
    <>
      <Top certification={certification} view={view} />
      <Year view={view} />
      <Charts view={view} group="certifications" charts={OWN} wide={['months', 'modes', 'financers']} />
      <Where certification={certification} view={view} />
      {certification.register === null ? (
        <p className="page-part">{words.notOffered}</p>
      ) : (
        <>
          <Offered certification={certification} />
          <Numbers certification={certification} view={view} />
        </>
      )}
    </>
  );
}

function Top({ certification, view }: { certification: Certification; view: View }) {
  const { lang } = view;
  const words = useWords(WORDS);
  const { title, register, id } = certification;
  const sheet = sheetOf(certification);
  const { now, before } = yearsAt(view.dataset.metas.opencpf.as_of);
  const asked = useQueries({ queries: [figuresAsked(during(view, now))[0]!, filesIn(view, before)].map(answer) });
  const [last, previous] = asked.map(({ data }) => data?.results[0]?.nb_dossiers);
  return (
    <div className="page-head">
      <Head title={title} description={words.about(title)} />
      <p className="page-way">
        <To place={place(lang, 'certifications')}>{words.title}</To>
      </p>
      <h1>{typeset(lang, title)}</h1>
      <p>
        {register === null ? words.exception : `${id} · ${words.register[register]}`}
        {sheet !== null && (
          <>
            {' · '}
            <a href={sheet}>{words.sheet}</a>
          </>
        )}
      </p>
      {last !== undefined && previous !== undefined && <TrendBadge now={Number(last)} before={Number(previous)} />}
      <p className="page-ways" data-screen-only>
        <To place={place(lang, 'courses')} search={writeSelection(view.selection)}>
          {words.filter}
        </To>
        <To place={datasetPlace(lang, DATASET, 'table')} search={writeSelection(view.selection)}>
          {words.rows}
        </To>
      </p>
      <Facts dataset={view.dataset} />
    </div>
  );
}

const during = (view: View, year: Range): View => ({ ...view, selection: withRange(view.selection, MONTH, year) });

const filesIn = (view: View, year: Range, where: readonly string[] = []): string =>
  groupPath(view.dataset, during(view, year).selection, { select: 'sum(nb_dossiers) as nb_dossiers', where });

/** The figures of the last twelve months, then the files of the twelve before and those among them that were followed. */
function yearAsked(view: View): readonly string[] {
  const { now, before } = yearsAt(view.dataset.metas.opencpf.as_of);
  return [
    ...figuresAsked(during(view, now)),
    filesIn(view, before),
    filesIn(view, before, [statusIn(view, 'finished')]),
  ];
}

/** What the page asks first. */
export const firstAsked = (view: View): readonly string[] => [
  ...yearAsked(view),
  ...Object.values(CHARTS).flatMap((chart) => chart.ask(view)),
];

/** The last twelve months, and what became of the files of the twelve before: later ones are not over. */
function Year({ view }: { view: View }) {
  const { lang } = view;
  const words = useWords(WORDS);
  const { now, before } = yearsAt(view.dataset.metas.opencpf.as_of);
  const year = during(view, now);
  return (
    <section className="page-year" aria-labelledby="year">
      <h2 id="year">{words.year(periodWords(lang, now.from, now.to))}</h2>
      <KeyFigures
        paths={yearAsked(view)}
        tell={(rows) => [
          ...tellFigures(rows, year),
          {
            name: words.finished,
            value: showPercent(lang, (100 * Number(rows[3]?.nb_dossiers ?? 0)) / Number(rows[2]?.nb_dossiers ?? 0)),
            note: words.finishedNote(periodWords(lang, before.from, before.to)),
          },
        ]}
      />
    </section>
  );
}

/** The departments beside the providers, which another dataset tells. */
function Where({ certification: { values }, view }: { certification: Certification; view: View }) {
  const words = useWords(WORDS);
  const entries = useViewOf(ENTRIES, values);
  return (
    <section className="page-part" aria-labelledby="where">
      <h2 id="where">{words.where}</h2>
      <div className="charts">
        <ChartFigure chart={departments!} view={view} name="certifications/departments" />
        <ChartFigure chart={PROVIDERS.names!} view={entries} name="providers/names" />
      </div>
    </section>
  );
}

function Offered({ certification: { values } }: { certification: Certification }) {
  return <Offers view={useViewOf(CATALOGUE, values)} by="provider" />;
}
