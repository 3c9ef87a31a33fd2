import '../../components/page-head/page-head.css';
/** Everything on one department: a page to read, and a page to print. */
import './departments.css';
import { useMemo } from 'react';
import type { View } from '../../charts/chart.ts';
import { yearsAt } from '../../charts/months.ts';
import { periodWords } from '../../charts/perimeter.ts';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Charts } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useViewOf } from '../../components/dashboard/view.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { CATALOGUE, Offers } from '../../components/offers/offers.tsx';
import { To } from '../../components/to/to.tsx';
import { place } from '../../state/places.ts';
import { EVERYTHING, withRange, writeSelection } from '../../state/selection.ts';
import { figuresAsked, tellFigures } from '../courses/figures.ts';
import { CHARTS, DATASET } from './charts.ts';
import type { Department } from './identity.ts';
import { Residents } from './residents.tsx';
import { Standing, type Territory } from './standing.tsx';
import { WORDS } from './words.ts';

const MONTH = 'date_validation';
const DEPARTMENT = 'departement_lieu_formation';
const REGION = 'region_lieu_formation';

/** With another department, the months are drawn for both; all else is of this one. */
const { months, ...OWN } = CHARTS;

interface Known {
  readonly department: Department;
  readonly departments: readonly Department[];
}

export function DepartmentPage({ department, departments }: Known) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { code, name } = department;
  const view = useViewOf(DATASET, { [DEPARTMENT]: [name] });
  const offers = useViewOf(CATALOGUE, { code_departement: [code] });
  const { now } = yearsAt(view.dataset.metas.opencpf.as_of);
  const year = { ...view, selection: withRange(view.selection, MONTH, now) };
  const asked = view.search.compare?.[0] ?? department.region;
  const peer = useMemo(() => peerOf(asked, departments), [asked, departments]);
  const both = useMemo(() => beside(view, peer), [view, peer]);
  return (
    <div className="department">
      <Top department={department} view={view} />
      <section className="page-year" aria-labelledby="year">
        <h2 id="year">{words.year(periodWords(lang, now.from, now.to))}</h2>
        <KeyFigures paths={figuresAsked(year)} tell={(rows) => tellFigures(rows, year)} />
        <p className="chart-notes">{words.placeNote}</p>
        <div className="measure-choice" data-screen-only>
          <AddressChoice
            name="compare"
            label={words.compare}
            value={asked}
            options={choices(department, departments)}
          />
        </div>
        <Standing
          view={{ ...view, selection: withRange(EVERYTHING, MONTH, now) }}
          territories={[
            { name, values: view.selection.values },
            ...(peer === null ? [] : [peer]),
            { name: words.france, values: {} },
          ]}
        />
      </section>
      <ChartFigure chart={months!} view={both} name="departments/months" />
      <Charts view={view} group="departments" charts={OWN} wide={['prices', 'modes']} />
      <Residents department={name} />
      <Offers view={offers} by="provider" />
    </div>
  );
}

function Top({ department, view }: { department: Department; view: View }) {
  const { lang } = view;
  const words = useWords(WORDS);
  const { name, code, region } = department;
  return (
    <div className="page-head">
      <Head title={`${name} (${code})`} description={words.about(name)} />
      <p className="page-way">
        <To place={place(lang, 'departments')}>{words.title}</To>
      </p>
      <h1>
        {name} ({code})
      </h1>
      <p>
        {words.headline}. {words.region(region)}.
      </p>
      <p className="page-ways" data-screen-only>
        <To place={place(lang, 'courses')} search={writeSelection(view.selection)}>
          {words.filter}
        </To>
        <button type="button" className="button" onClick={() => window.print()}>
          {words.print}
        </button>
      </p>
      <Facts dataset={view.dataset} />
    </div>
  );
}

/** The territory that the address compares with: a department by its code, or a region by its name. */
function peerOf(asked: string, departments: readonly Department[]): Territory | null {
  const other = departments.find(({ code }) => code === asked);
  if (other !== undefined) return { name: other.name, values: { [DEPARTMENT]: [other.name] } };
  return departments.some(({ region }) => region === asked) ? { name: asked, values: { [REGION]: [asked] } } : null;
}

/** Its region, then the other regions, then the other departments. */
function choices(
  { code, region }: Department,
  departments: readonly Department[],
): readonly (readonly [string, string])[] {
  const regions = new Set([
    region,
    ...departments.map((one) => one.region).toSorted((a, b) => a.localeCompare(b, 'fr')),
  ]);
  return [
    ...[...regions].map((name) => [name, name] as const),
    ...departments.filter((one) => one.code !== code).map((one) => [one.code, `${one.name} (${one.code})`] as const),
  ];
}

/** The view of what is drawn for both departments. */
function beside(view: View, peer: Territory | null): View {
  const others = peer?.values[DEPARTMENT] ?? [];
  const { compare: _, ...search } = view.search;
  if (others.length === 0) return { ...view, search };
  const own = view.selection.values[DEPARTMENT]!;
  return {
    ...view,
    search: { ...search, compare: [DEPARTMENT] },
    selection: { ...view.selection, values: { [DEPARTMENT]: [...own, ...others] } },
  };
}
