import { mkdir, rm } from 'node:fs/promises';
import { underLock } from '../publish/press.ts';
import { workFolder } from '../releases/folder.ts';
import { renderCalibration } from '../simulate/calibration.ts';
import { simulate } from '../simulate/scheme.ts';
import { type Context, dataFolder, defaultSources, openEngine, today } from './context.ts';
import { day } from './days.ts';
import { wholeNumber } from './numbers.ts';
import { renderTable } from './output.ts';

export interface SimulateOptions {
  sources?: string;
  files: string;
  trainings: string;
  seed: string;
  until?: string;
  calibration?: boolean;
}

/** `opencpf simulate`: makes a whole scheme up in the source folder, the same for the same seed. */
export async function runSimulate(options: SimulateOptions, context: Context): Promise<void> {
  const folder = options.sources ?? defaultSources(context);
  const rows = await makeScheme(context, folder, {
    files: wholeNumber('files', options.files),
    trainings: wholeNumber('trainings', options.trainings),
    seed: wholeNumber('seed', options.seed),
    until: day(options.until ?? today(context)),
  });
  context.output.result(rows, renderTable(['table', 'rows'], Object.entries(rows)));
  if (options.calibration === true) {
    await using engine = await openEngine(context);
    context.output.note(`\n${await renderCalibration(engine, folder)}`);
  }
}

export interface SchemeSize {
  files: number;
  trainings: number;
  seed: number;
  until: string;
}

/** Makes a scheme in a source folder, under the lock of the data folder: nothing is published from a scheme half made. Gives the rows of each table. */
export async function makeScheme(context: Context, folder: string, size: SchemeSize): Promise<Record<string, number>> {
  await mkdir(folder, { recursive: true });
  return underLock(dataFolder(context), async () => {
    const spill = workFolder(dataFolder(context));
    try {
      await using engine = await openEngine(context, spill);
      return await simulate({
        ...size,
        folder,
        engine,
        onProgress: (step, done, total) =>
          context.output.progress(`simulating: ${step} ${total > 0 ? `${Math.round((100 * done) / total)} %` : ''}`),
      });
    } finally {
      await rm(spill, { recursive: true, force: true });
    }
  });
}
