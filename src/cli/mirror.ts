import { basename } from 'node:path';
import { LIMITS } from '../limits.ts';
import { mirror } from '../publish/mirror.ts';
import { type Context, pressOf, today } from './context.ts';
import { day } from './days.ts';
import { acceptance, refuseUnpublished, resultOf, warnUncompared } from './outcomes.ts';
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
  const { lines = [], left_out = 0, mended = 0, values = [], columns = [] } = manifest.unread ?? {};
  const name = basename(file);
  context.output.result(
    resultOf(outcome),
    [
      describeOutcomes([outcome]),
      ...(manifest.absent_columns.length === 0
        ? []
        : [`  absent columns, left null: ${manifest.absent_columns.join(', ')}`]),
      ...(columns.length === 0 ? [] : [`  unknown columns, ignored: ${columns.join(', ')}`]),
      ...(left_out + mended === 0
        ? []
        : [`  broken records: ${left_out} left out, ${mended} mended (quotes inside values doubled)`]),
      ...lines
        .slice(0, LIMITS.problems_shown)
        .map(
          ({ line, column, value, expected, mended: taken }) =>
            `  ${name}, line ${line}, ${column}: expected ${expected}; ${taken === true ? 'mended' : 'left out'}: ${JSON.stringify(value)}`,
        ),
      ...values.map(
        ({ column, count, expected, first: [one] }) =>
          `  ${name}, line ${one?.line}, ${column}: expected ${expected}, found ${JSON.stringify(one?.value)}; ${count} such values, left null`,
      ),
    ].join('\n'),
  );
  warnUncompared([outcome], context.output);
  refuseUnpublished(
    [outcome],
    () => `mirror ${dataset} ${file}${options.asOf === undefined ? '' : ` --as-of ${options.asOf}`}`,
  );
}
