import { rollBack } from '../publish/rollback.ts';
import { type Context, pressOf } from './context.ts';
import { datasetNamed } from './publish.ts';

/** `opencpf rollback DATASET [VERSION]`: an earlier release is served again; the register keeps the line and its reason. */
export async function runRollback(
  dataset: string,
  version: string | undefined,
  { reason }: { reason: string },
  context: Context,
): Promise<void> {
  const order = { dataset: datasetNamed(dataset), reason, ...(version === undefined ? {} : { version }) };
  const line = await rollBack(pressOf(context), order);
  const withdrawn = line.withdrawn.length === 0 ? '' : ` Taken back: ${line.withdrawn.join(', ')} (${reason}).`;
  context.output.result(line, `${dataset}@${line.to} is served instead of ${line.from}.${withdrawn}`);
}
