import { answer } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { fieldOf, measureOf, measuresOf } from '../../charts/measures.ts';
import { territoriesOf } from '../../charts/places/columns.ts';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Dashboard } from '../../components/dashboard/dashboard.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { useWords } from '../../components/language/language.ts';
import { titleOf } from '../../state/fields.ts';
import { alongside } from '../alongside.ts';
import { CHARTS } from './charts.ts';
import type { LoadView } from './views.ts';
import { WORDS } from './words.ts';

export const load: LoadView = (dataset, { queries, lang, search }) =>
  alongside(CHARTS.map.ask(viewOf(dataset, lang, search)).map((path) => queries.prefetchQuery(answer(path))));

/** A measure of the rows chosen, on the map. */
export function PlaceMap({ dataset }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const { view, selecting } = useView(dataset.dataset_id);
  const territories = territoriesOf(dataset);
  if (territories.length === 0) return <p>{words.noTerritory}</p>;
  const chosen = territories.find(({ column }) => column === view.search.by?.[0]) ?? territories[0]!;
  const titled = (name: string) => [name, titleOf(fieldOf(view, name), view.lang)] as const;
  return (
    <Dashboard selecting={selecting}>
      <div className="measure-choice" data-screen-only>
        <AddressChoice
          name="measure"
          label={words.measure}
          value={measureOf(view).name}
          options={measuresOf(view).map(({ name }) => titled(name))}
        />
        {territories.length > 1 && (
          <AddressChoice
            name="by"
            label={words.level}
            value={chosen.column}
            options={territories.map(({ column }) => titled(column))}
          />
        )}
      </div>
      <ChartFigure chart={CHARTS.map} view={view} name={`${dataset.dataset_id}/map`} />
    </Dashboard>
  );
}
