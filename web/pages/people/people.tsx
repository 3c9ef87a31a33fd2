import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import type { View } from '../../charts/chart.ts';
import { fieldOf } from '../../charts/measures.ts';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Charts, Dashboard } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { MeasureChoice } from '../../components/dashboard/measure-choice.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { useWords } from '../../components/language/language.ts';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { titleOf } from '../../state/fields.ts';
import { place } from '../../state/places.ts';
import type { Search } from '../../state/search.ts';
import { fitSelection, parseSelection } from '../../state/selection.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import * as byDepartment from '../people-by-department/charts.ts';
import * as byRegion from './charts.ts';
import { keyPaths, MEASURES, tellKeys } from './keys.ts';
import { priced } from './masked.ts';
import { WORDS } from './words.ts';

/** The two datasets of holders, by the parameter `by` of the address; `wide`: charts that take the whole width. */
const LEVELS = {
  region: { group: 'people', wide: ['quarters', 'regions', 'situations'], ...byRegion },
  department: { group: 'people-by-department', wide: ['quarters', 'women', 'departments', 'seekers'], ...byDepartment },
} as const;

const levelOf = (search: Search) => (search.by?.[0] === 'department' ? LEVELS.department : LEVELS.region);

/** The dataset by region names the filters that the other does not have. */
export async function load({ queries, lang, search }: Visit): Promise<void> {
  const { DATASET, CHARTS } = levelOf(search);
  const [dataset] = await Promise.all(
    [DATASET, LEVELS.region.DATASET].map((id) => queries.ensureQueryData(datasetQuery(id, lang))),
  );
  const view = viewOf(dataset!, lang, search);
  const paths = new Set([...keyPaths(view), ...Object.values(CHARTS).flatMap((chart) => chart.ask(view))]);
  await alongside([...paths].map((path) => queries.prefetchQuery(answer(path))));
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'people') }];

/** The dashboard of holders: key figures and charts that share their filters, by region or by department of residence. */
export function Page() {
  const words = useWords(WORDS);
  const { DATASET, CHARTS, group, wide } = levelOf(useSearch({ strict: false }) as Search);
  const { view, selecting } = useView(DATASET);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={view.dataset} />
      <Dashboard selecting={selecting}>
        <KeyFigures paths={keyPaths(view)} tell={(rows) => tellKeys(rows, view)} />
        <Choices view={view} />
        <Charts view={view} group={group} charts={CHARTS} wide={wide} />
      </Dashboard>
    </>
  );
}

function Choices({ view }: { view: View }) {
  const words = useWords(WORDS);
  const { values } = view.selection;
  const { data: regions } = useSuspenseQuery(datasetQuery(LEVELS.region.DATASET, view.lang));
  const left = Object.keys(fitSelection(parseSelection(view.search), regions.fields).values)
    .filter((name) => !(name in values))
    .map((name) => titleOf(fieldOf({ dataset: regions }, name), view.lang));
  return (
    <MeasureChoice
      view={priced(view)}
      measures={MEASURES}
      compareWhy={words.compareWhy}
      before={
        <AddressChoice
          name="by"
          label={words.by}
          value={view.search.by?.[0] ?? 'region'}
          options={[
            ['region', words.byRegion],
            ['department', words.byDepartment],
          ]}
        />
      }
      after={left.length > 0 && <span role="status">{words.left(left.join(', '))}</span>}
    />
  );
}
