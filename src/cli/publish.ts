import { DATASETS, findDataset } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { publish } from '../publish/release.ts';
import { nearest } from '../spelling.ts';
import { type Context, pressOf, today } from './context.ts';
import { day } from './days.ts';
import { acceptance, refuseUnpublished, resultOf, warnUncompared } from './outcomes.ts';
import { describeOutcomes } from './releases.ts';

export interface PublishOptions {
  asOf?: string;
  sources?: string;
  dataset?: string[];
  cadence?: string;
  accept?: string;
}

/** `opencpf publish`: makes a release of each dataset asked for. Fails with exit code 4 when one is refused or held. */
export async function runPublish(options: PublishOptions, context: Context): Promise<void> {
  const datasets = chosen(options);
  const outcomes = await publish({
    ...pressOf(context),
    ...acceptance(options.accept),
    asOf: day(options.asOf ?? today(context)),
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    datasets,
  });
  context.output.result(outcomes.map(resultOf), describeOutcomes(outcomes));
  warnUncompared(outcomes, context.output);
  const from = options.sources === undefined ? '' : ` --sources ${options.sources}`;
  refuseUnpublished(
    outcomes,
    ({ dataset, manifest }) => `publish --dataset ${dataset} --as-of ${manifest.as_of}${from}`,
  );
}

function chosen({ dataset, cadence }: PublishOptions) {
  if (dataset !== undefined) return dataset.map(datasetNamed);
  return cadence === undefined ? DATASETS : DATASETS.filter((candidate) => candidate.cadence === cadence);
}

/** A dataset by its identifier, or a refusal with the nearest one. */
export function datasetNamed(id: string) {
  const dataset = findDataset(id);
  if (dataset !== undefined) return dataset;
  const known = DATASETS.map((candidate) => candidate.id);
  const near = nearest(id, known);
  throw new Refusal('unknown_dataset', `There is no dataset ${id}.`, {
    value: id,
    expected: known.join(', '),
    ...(near === undefined ? {} : { mend: `Did you mean ${near}?` }),
  });
}
