import { mirror } from '../publish/mirror.ts';
import { type Context, pressOf, today } from './context.ts';
import { day } from './days.ts';
import { acceptance, refuseUnpublished } from './outcomes.ts';
import { datasetNamed } from './publish.ts';
import { describeOutcomes } from './releases.ts';

/** `opencpf mirror DATASET FILE.csv`: takes a file of the official portal as a release of its dataset. Fails with exit code 4 when it is refused or held. */
export async function runMirror(
  dataset: string,
  file: string,
  options: { asOf?: string; accept?: string },
  context: Context,
): Promise<void> {
  const outcome = await mirror({
    ...pressOf(context),
    ...acceptance(options.accept),
    dataset: datasetNamed(dataset),
    file,
    otherwise: day(options.asOf ?? today(context)),
  });
  const { manifest } = outcome;
  const { lines = [], values = [], columns = [] } = manifest.unread ?? {};
  context.output.result(
    { ...manifest, published: outcome.published, result: outcome.result },
    [
      describeOutcomes([outcome]),
      ...(manifest.absent_columns.length === 0
        ? []
        : [`  absent columns, left null: ${manifest.absent_columns.join(', ')}`]),
      ...(columns.length === 0 ? [] : [`  unknown columns, ignored: ${columns.join(', ')}`]),
      ...lines.map(({ line, expected }) => `  line ${line} could not be read: ${expected}`),
      ...values.map(
        ({ column, count, first }) =>
          `  ${column}: ${count} values could not be read, left null; row ${first[0]?.row}: ${JSON.stringify(first[0]?.value)}`,
      ),
    ].join('\n'),
  );
  refuseUnpublished(
    [outcome],
    () => `mirror ${dataset} ${file}${options.asOf === undefined ? '' : ` --as-of ${options.asOf}`}`,
  );
}
