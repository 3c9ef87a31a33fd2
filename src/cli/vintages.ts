import { findPeriodSums, makePeriodSums } from '../compare/period-sums.ts';
import { tabulate, type Vintage, type Vintages } from '../compare/vintages.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { comparisonsFolder, rowsFile } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';
import { standing } from '../releases/rollbacks.ts';
import { type Context, dataFolder, openEngine } from './context.ts';
import { renderTable } from './output.ts';
import { datasetNamed } from './publish.ts';

/** `opencpf vintages DATASET`: a measure by period and release, and the age from which periods no longer move. */
export async function runVintages(
  dataset: string,
  options: { measure?: string; month?: string[] },
  context: Context,
): Promise<void> {
  const [data, definition] = [dataFolder(context), datasetNamed(dataset)];
  const additive = definition.columns.filter(({ aggregation }) => aggregation.kind === 'sum');
  const measures = additive.map(({ name }) => name);
  const measure = options.measure ?? additive.find(({ told }) => told !== undefined)?.name;
  if (definition.period === undefined || measure === undefined || !measures.includes(measure))
    throw new Refusal(
      'usage',
      definition.period === undefined ? `${dataset} has no periods.` : 'This is not an additive measure.',
      {
        value: options.measure ?? null,
        expected: definition.period === undefined ? 'a dataset by month or quarter' : measures.join(', '),
      },
    );
  await using engine = await openEngine(context);
  const folder = comparisonsFolder(data);
  const published = standing(await readRegister(data, definition.id));
  const all: Vintage[] = [];
  for (const { version, as_of } of published.slice(-LIMITS.vintage_releases)) {
    const side = { version, file: rowsFile(data, definition.id, version) };
    const sums =
      (await findPeriodSums(folder, definition, side)) ?? (await makePeriodSums(folder, engine, definition, side));
    all.push({ version, as_of, sums });
  }
  const table = tabulate(definition, all, measures, measure, options.month);
  context.output.result(table, describe(table));
}

function describe({ periods, releases, measure, settled }: Vintages): string {
  const rows = periods.map(({ period, values }) => [period, ...values.map((value) => value?.toString() ?? '')]);
  const ages = settled.ages.map(({ measure: name, months }) => `  ${name}: ${months ?? 'not known yet'}`);
  return [
    renderTable([measure ?? '', ...releases.map(({ version }) => version)], rows),
    `months after which a period no longer moves by more than ${settled.tolerance * 100} %:`,
    ...ages,
  ].join('\n');
}
