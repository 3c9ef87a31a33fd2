import { mkdir } from 'node:fs/promises';
import { importEdofFiles } from '../edof/import.ts';
import { renderReport } from '../edof/render.ts';
import type { EdofReport } from '../edof/report.ts';
import { Refusal } from '../errors.ts';
import { underLock } from '../publish/press.ts';
import { detectRegisters, importRegisters } from '../registers/import.ts';
import type { Engine } from '../warehouse/duck.ts';
import { type Context, dataFolder, defaultSources, openEngine, today } from './context.ts';
import { day } from './days.ts';

export interface EdofImportOptions {
  sources?: string;
  asOf?: string;
  dryRun?: boolean;
  keepValid?: boolean;
  lang: 'fr' | 'en';
}

/** `opencpf import edof FILE.xml…`: the providers' offers, with a report line by line. Exit code 3 when errors refuse the import. */
export async function runImportEdof(
  files: readonly string[],
  options: EdofImportOptions,
  context: Context,
): Promise<void> {
  const folder = options.sources ?? defaultSources(context);
  const asOf = day(options.asOf ?? today(context));
  const reports = await writingSources(folder, context, (engine) =>
    importEdofFiles(files, {
      folder,
      engine,
      asOf,
      dryRun: options.dryRun === true,
      keepValid: options.keepValid === true,
      onProgress: (bytes) => context.output.progress(`${Math.round(bytes / 1_048_576)} MiB read`),
    }),
  );
  context.output.result(reports, reports.map((report) => renderReport(report, options.lang)).join('\n\n'));
  const refused = reports.filter((report) => isRefused(report, options.dryRun === true));
  if (refused.length > 0) {
    throw new Refusal(
      'edof_refused',
      `${refused.map(({ file }) => file).join(', ')}: errors were found, nothing was imported.`,
      {
        mend: 'Correct the errors above, or import the valid formations alone with --keep-valid.',
      },
    );
  }
}

/** Work that replaces source tables, under the lock of the data folder: nothing is published from tables of two imports. */
const writingSources = <Result>(
  folder: string,
  context: Context,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> =>
  underLock(dataFolder(context), async () => {
    await mkdir(folder, { recursive: true });
    await using engine = await openEngine(context);
    return await work(engine);
  });

const isRefused = ({ accepted, counts }: EdofReport, dryRun: boolean): boolean =>
  !accepted || (!dryRun && counts.written.trainings === 0 && counts.formations > 0);

/** `opencpf import registers PATH…`: each path is told by its content; the folder's register tables are replaced. */
export async function runImportRegisters(
  paths: readonly string[],
  options: { sources?: string },
  context: Context,
): Promise<void> {
  const folder = options.sources ?? defaultSources(context);
  const reports = await writingSources(folder, context, async (engine) =>
    importRegisters(await detectRegisters([...paths]), { engine, folder }),
  );
  context.output.result(reports, reports.map(describeRegister).join('\n\n'));
}

type RegisterReport = Awaited<ReturnType<typeof importRegisters>>[number];

function describeRegister({ register, files, written, notes, problems, problemCount }: RegisterReport): string {
  return [
    register,
    ...files.map(({ file, rows }) => `  read     ${file}: ${rows} rows`),
    ...Object.entries(written).map(([table, rows]) => `  written  ${table}: ${rows} rows`),
    ...notes.map(({ file, count, says }) => `  note     ${file}: ${count} ${says}`),
    ...problems.map(
      ({ file, row, column, value, expected }) =>
        `  problem  ${file}, row ${row}, column ${column}: found ${JSON.stringify(value)}, expected ${expected}`,
    ),
    ...(problemCount > problems.length ? [`  … ${problemCount} problems in all`] : []),
  ].join('\n');
}
