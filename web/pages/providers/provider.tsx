import '../../components/page-head/page-head.css';
/** Everything on one provider: who enters and leaves its training, and what it sells today. */
import type { Records, Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { fieldOf, figure } from '../../charts/measures.ts';
import { yearsAt } from '../../charts/months.ts';
import { periodWords } from '../../charts/perimeter.ts';
import { type ChartTable, showPercent } from '../../charts/table.ts';
import { Charts } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useViewOf } from '../../components/dashboard/view.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { Listing } from '../../components/listing/listing.tsx';
import { CATALOGUE, Offers } from '../../components/offers/offers.tsx';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { withRange, writeSelection } from '../../state/selection.ts';
import { departmentAddress } from '../departments/identity.ts';
import { CHARTS, DATASET, MONTH } from './charts.ts';
import { ENTRIES_COLUMNS, OFFERS_COLUMNS, rowsOf, showSiret } from './identity.ts';
import { WORDS } from './words.ts';

const { names: _, ...OWN } = CHARTS;
const COUNTS = ['entrees_formation', 'sorties_realisation_totale', 'sorties_realisation_partielle'] as const;

interface Provider {
  readonly siret: string;
  readonly name: string;
  /** Whether the catalogue has a training of it today. */
  readonly sells: boolean;
}

export function ProviderPage({ siret, name, sells }: Provider) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const view = useViewOf(DATASET, rowsOf(ENTRIES_COLUMNS, siret));
  const offers = useViewOf(CATALOGUE, rowsOf(OFFERS_COLUMNS, siret));
  const { now } = yearsAt(view.dataset.metas.opencpf.as_of);
  return (
    <>
      <div className="page-head">
        <Head title={name} description={words.about(name)} />
        <p className="page-way">
          <To place={place(lang, 'providers')}>{words.title}</To>
        </p>
        <h1>{name}</h1>
        <p>
          {words.siret} {showSiret(siret)}. {words.kind}
        </p>
        <p className="page-ways" data-screen-only>
          <To place={datasetPlace(lang, DATASET, 'table')} search={writeSelection(view.selection)}>
            {words.rows}
          </To>
        </p>
        <Facts dataset={view.dataset} />
      </div>
      <section className="page-year" aria-labelledby="year">
        <h2 id="year">{words.year(periodWords(lang, now.from, now.to))}</h2>
        <KeyFigures
          paths={[
            groupPath(view.dataset, withRange(view.selection, MONTH, now), {
              select: [
                ...COUNTS.map((name) => figure(fieldOf(view, name))),
                'count(distinct intitule_certification) as certifications',
              ].join(', '),
            }),
          ]}
          tell={([year = {}]) => tellYear(year, view)}
        />
        <p className="chart-notes">{words.late}</p>
      </section>
      <Charts view={view} group="providers" charts={OWN} wide={['entries', 'certifications']} />
      {sells ? (
        <>
          <Offers view={offers} by="certification" />
          <Departments view={offers} />
        </>
      ) : (
        <p className="page-part">{words.none}</p>
      )}
    </>
  );
}

function tellYear(year: Row, view: View): readonly KeyFigure[] {
  const { lang } = view;
  const words = WORDS[lang];
  const count = (name: string): number => Number(year[name] ?? 0);
  const [, whole, part] = COUNTS;
  return [
    ...COUNTS.map((name) => ({ name: titleOf(fieldOf(view, name), lang), value: formatNumber(lang, count(name)) })),
    {
      name: words.share,
      value: showPercent(lang, (100 * count(whole)) / (count(whole) + count(part))),
      note: words.shareNote,
    },
    { name: words.certifications, value: formatNumber(lang, count('certifications')) },
  ];
}

/** Departments that it may have trainings in: all are shown. */
const ALL = 200;

function Departments({ view }: { view: View }) {
  const { lang, dataset, selection } = view;
  const words = useWords(WORDS);
  const tell = ([found]: readonly Records[]): ChartTable => ({
    columns: [
      { key: 'nom_departement', title: words.department, kind: 'text' },
      { key: 'offers', title: words.offers, kind: 'number' },
    ],
    rows: found!.results,
  });
  return (
    <div className="page-part">
      <Listing
        title={words.departments}
        note={words.departmentsNote}
        view={view}
        paths={[
          groupPath(dataset, selection, {
            select: 'count(distinct numero_formation) as offers',
            group_by: 'nom_departement, code_departement',
            order_by: 'offers desc',
            where: ['nom_departement is not null'],
            limit: ALL,
          }),
        ]}
        tell={tell}
        link={(row) => departmentAddress(lang, row.code_departement)}
      />
    </div>
  );
}
