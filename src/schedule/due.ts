/** Which datasets a publication is due for: what was expected against what the registers say was tried. Nothing else is remembered. */
import { type CalendarRules, lastExpected } from '../calendar/expected.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { readRegister } from '../releases/register.ts';

/**
 * The datasets for which no release was made, published or refused, since one was last expected. Missed ones are due once, however many were
 * missed. A register that cannot be read is due: its publication says why.
 */
export async function dueDatasets(
  data: string,
  datasets: readonly DatasetDefinition[],
  rules: CalendarRules,
  now: Date,
): Promise<string[]> {
  const due = await Promise.all(
    datasets.map(async ({ id, cadence }) => {
      const register = await readRegister(data, id).catch(() => undefined);
      const expected = lastExpected(cadence, rules, now).toISOString();
      const tried = register?.versions.at(-1)?.created_at;
      return tried === undefined || tried < expected ? [id] : [];
    }),
  );
  return due.flat();
}
