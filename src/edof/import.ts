import { access, constants, stat } from 'node:fs/promises';
import { Refusal } from '../errors.ts';
import type { Engine } from '../warehouse/duck.ts';
import { FileImport } from './file-import.ts';
import { Memory } from './memory.ts';
import type { EdofReport } from './report.ts';
import { Staging } from './staging.ts';

export interface EdofOptions {
  /** The source folder to write into: its trainings, actions and sessions are replaced. */
  readonly folder: string;
  readonly engine: Engine;
  /** ISO day the rules are taken at: `2026-11-21`. */
  readonly asOf: string;
  /** Report only: nothing is written into the folder. */
  readonly dryRun?: boolean;
  /** Import the formations without error, leave the others out; otherwise one error refuses everything. */
  readonly keepValid?: boolean;
  /** Told the bytes read so far, over all files. */
  readonly onProgress?: (bytes: number) => void;
}

/** Imports one offer file, EDOF or generic LHEO. Bad content makes a report that is not `accepted`; only a missing file throws (`file_missing`). */
export async function importEdof(file: string, options: EdofOptions): Promise<EdofReport> {
  const [report] = await importEdofFiles([file], options);
  return report!;
}

/**
 * Imports the files of several providers into one source folder: a report for each, in the order given. All or none; with
 * `keepValid`, a file without a valid formation is left out, and only an error of a file as a whole (malformed, unknown root …) refuses the others.
 */
export async function importEdofFiles(files: readonly string[], options: EdofOptions): Promise<EdofReport[]> {
  for (const file of files) await mustBeReadable(file);
  await using staging = await Staging.create(options.engine, options.dryRun === true ? null : options.folder);
  const memory = new Memory();
  const imports: FileImport[] = [];
  let bytes = 0;
  for (const file of files) {
    const one = new FileImport(file, { asOf: options.asOf, memory, keepValid: options.keepValid === true });
    imports.push(one);
    const before = bytes;
    await one.read(staging, (read) => {
      bytes = before + read;
      options.onProgress?.(bytes);
    });
  }
  const importable = () => imports.some((one) => one.accepted) && !imports.some((one) => one.blocks);
  if (!importable()) return imports.map((one) => one.report(false));
  for (const { id, training_id } of await staging.finish())
    imports.find(({ file }) => file === memory.trainings.get(training_id))?.refuse({ code: 'O110', value: id });
  const written = options.dryRun !== true && importable();
  if (written) await staging.publish(options.folder);
  return imports.map((one) => one.report(written));
}

async function mustBeReadable(file: string): Promise<void> {
  const refuse = (cause?: unknown) =>
    new Refusal('file_missing', 'The offer file cannot be read.', {
      place: { file },
      expected: 'a readable file',
      cause,
    });
  const isFile = await access(file, constants.R_OK).then(
    async () => (await stat(file)).isFile(),
    (cause) => {
      throw refuse(cause);
    },
  );
  if (!isFile) throw refuse();
}
