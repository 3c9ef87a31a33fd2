/** What a path is: a folder or an archive, or a CSV told by its header, never by its name. */
import { basename } from 'node:path';
import { Refusal } from '../errors.ts';
import { nameKey, readHeader } from '../sources/csv-header.ts';
import { FORMACODE_HEADER } from './formacode.ts';
import { isFolderOrZip } from './france-competences/export.ts';
import { NSF_HEADER } from './nsf.ts';
import { QUALIOPI_HEADER } from './qualiopi.ts';
import type { RegisterName } from './report.ts';

/** Columns that are enough to know each register, the most particular first. */
const HEADERS: readonly (readonly [RegisterName, readonly string[]])[] = [
  ['qualiopi', QUALIOPI_HEADER],
  ['formacode', FORMACODE_HEADER],
  ['nsf', NSF_HEADER],
];

/** Tells which register a path holds. Refuses (`register_layout`) what is none of them, and (`file_missing`) what is not there. */
export async function detectRegister(path: string): Promise<RegisterName> {
  if (await isFolderOrZip(path)) return 'franceCompetences';
  const names = new Set((await readHeader(path)).names.map(nameKey));
  const found = HEADERS.find(([, header]) => header.every((name) => names.has(nameKey(name))));
  if (found !== undefined) return found[0];
  throw new Refusal('register_layout', 'This is none of the registers that can be read.', {
    place: { file: basename(path) },
    expected: [
      'the zip or folder of France compétences (export-fiches-csv-YYYY-MM-DD)',
      ...HEADERS.map(([register, header]) => `${register}: a CSV with ${header.join(', ')}`),
    ].join('; '),
    mend: 'Give the file as its publisher distributes it.',
  });
}
