import { answer } from '../../api/client.ts';
import type { Dataset, Field } from '../../api/types.ts';
import { choicesOf } from '../../charts/builder.ts';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Dashboard } from '../../components/dashboard/dashboard.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { useWords } from '../../components/language/language.ts';
import { aggregationOf, titleOf } from '../../state/fields.ts';
import { alongside } from '../alongside.ts';
import { CHARTS } from './charts.ts';
import type { LoadView } from './views.ts';
import { WORDS } from './words.ts';

export const load: LoadView = (dataset, { queries, lang, search }) =>
  alongside(CHARTS.chart.ask(viewOf(dataset, lang, search)).map((path) => queries.prefetchQuery(answer(path))));

/** A chart of the reader's own: a measure by one column or two. The address holds it, the filters of the table apply. */
export function ChartBuilder({ dataset: { dataset_id } }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const { view, selecting } = useView(dataset_id);
  const { measure, by, split, form, most } = choicesOf(view);
  const titled = (field: Field) => [field.name, titleOf(field, view.lang)] as const;
  const distinct = view.dataset.fields.filter((field) => aggregationOf(field).kind === 'distinct');
  return (
    <Dashboard selecting={selecting}>
      <div className="measure-choice" data-screen-only>
        <AddressChoice
          name="measure"
          label={words.measure}
          value={measure.chosen.name}
          options={measure.among.map(titled)}
        />
        <AddressChoice name="by" label={words.by} value={by.chosen.name} options={by.among.map(titled)} />
        {split.among.length > 1 && (
          <AddressChoice
            name="split"
            label={words.split}
            value={split.chosen?.name ?? ''}
            options={split.among.map((field) => (field === null ? ['', words.noSplit] : titled(field)))}
          />
        )}
        {form.among.length > 1 && (
          <AddressChoice
            name="form"
            label={words.form}
            value={form.chosen}
            options={form.among.map((one) => [one, words.forms[one]])}
          />
        )}
        {most.among.length > 1 && (
          <AddressChoice
            name="most"
            label={words.most}
            value={`${most.chosen}`}
            options={most.among.map((one) => [`${one}`, `${one}`])}
          />
        )}
      </div>
      <p className="dataset-guard">
        {aggregationOf(measure.chosen).kind === 'mean' && `${words.weighted(titleOf(measure.chosen, view.lang))} `}
        {distinct.length > 0 && words.notOffered(distinct.map((field) => titleOf(field, view.lang)).join(', '))}
      </p>
      <ChartFigure chart={CHARTS.chart} view={view} name={`${dataset_id}/chart`} />
    </Dashboard>
  );
}
