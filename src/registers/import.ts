/** The import of any of the registers. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { detectRegister } from './detection.ts';
import { importFormacode } from './formacode.ts';
import { importFranceCompetences } from './france-competences/france-competences.ts';
import { importNsf, importNsfGroups } from './nsf.ts';
import { importQualiopi } from './qualiopi.ts';
import type { ImportOptions, RegisterName, RegisterReport } from './report.ts';

const IMPORTERS: Readonly<Record<RegisterName, (path: string, options: ImportOptions) => Promise<RegisterReport>>> = {
  franceCompetences: importFranceCompetences,
  qualiopi: importQualiopi,
  formacode: importFormacode,
  nsf: importNsf,
};

/** Where each register to import is. */
export type RegisterPaths = Readonly<Partial<Record<RegisterName, string>>>;

/** Sorts paths by the register each one holds. Refuses (`usage`) two paths of the same register. */
export async function detectRegisters(paths: readonly string[]): Promise<RegisterPaths> {
  const found: Partial<Record<RegisterName, string>> = {};
  for (const path of paths) {
    const register = await detectRegister(path);
    if (found[register] !== undefined)
      throw new Refusal('usage', `Two paths hold the register ${register}.`, {
        value: `${basename(found[register])}, ${basename(path)}`,
        expected: 'one path by register',
        mend: 'Give the one that is to be read.',
      });
    found[register] = path;
  }
  return found;
}

/** Imports the registers given, one report each. The NSF groups known to this house are written when the folder holds none. */
export async function importRegisters(paths: RegisterPaths, options: ImportOptions): Promise<RegisterReport[]> {
  const reports: RegisterReport[] = [];
  for (const register of Object.keys(IMPORTERS) as RegisterName[]) {
    const path = paths[register];
    if (path !== undefined) reports.push(await IMPORTERS[register](path, options));
  }
  const known = ['parquet', 'csv'].some((type) => existsSync(join(options.folder, `nsf_groups.${type}`)));
  if (paths.nsf === undefined && !known) reports.push(await importNsfGroups(options));
  return reports;
}
