/** The import of the national registers (RNCP and RS), from the daily export of France compétences. */
import { copySource } from '../../sources/write.ts';
import type { Engine } from '../../warehouse/duck.ts';
import { type Check, findProblems } from '../checks.ts';
import { type CsvTable, loadCsv } from '../csv-table.ts';
import type { ImportOptions, RegisterNote, RegisterReport } from '../report.ts';
import { CODE_FILES, certificationRows, codeChecks, codesWithoutPlace } from './certifications.ts';
import { type ExportFiles, withExport } from './export.ts';
import { createFicheTable, type ExportTables, FICHES, ficheChecks, standardChecks } from './fiches.ts';
import {
  createNumberTables,
  habilitationChecks,
  habilitationRows,
  mergedStatements,
  SIRET_FILES,
} from './habilitations.ts';
import { FICHE_FILE_KEYS, FICHE_FILES, type FicheFile, type FicheFileKey } from './layout.ts';
import { successionChecks, successionRows } from './successions.ts';

/** Reads the zip or the folder at `path` and writes `certifications`, `successions` and `habilitations`. Refuses (`register_layout`, `file_missing`) an export that is not laid out as published; bad values are reported. */
export const importFranceCompetences = (path: string, options: ImportOptions): Promise<RegisterReport> =>
  withExport(path, options.folder, async (files) => {
    const { engine, folder } = options;
    try {
      const tables = await loadExport(engine, files);
      await createFicheTable(engine, tables);
      await createNumberTables(engine, tables);
      return {
        register: 'franceCompetences',
        files: FICHE_FILE_KEYS.map((key) => ({ file: tables[key].file, rows: tables[key].rows })),
        written: {
          certifications: await copySource(engine, folder, 'certifications', certificationRows(tables)),
          successions: await copySource(engine, folder, 'successions', successionRows(tables)),
          habilitations: await copySource(engine, folder, 'habilitations', habilitationRows(tables)),
        },
        notes: await takeNotes(engine, tables),
        ...(await findProblems(engine, checks(tables))),
      };
    } finally {
      await dropTables(engine);
    }
  });

const tableOf = (key: FicheFileKey): string => `fc_${key}`;

async function loadExport(engine: Engine, files: ExportFiles): Promise<ExportTables> {
  const tables: Partial<Record<FicheFileKey, CsvTable>> = {};
  for (const key of FICHE_FILE_KEYS) {
    const columns = FICHE_FILES[key].columns.map((name) => ({ name }));
    tables[key] = await loadCsv(engine, files[key], tableOf(key), columns);
  }
  return tables as ExportTables;
}

const checks = (tables: ExportTables): Check[] => [
  ...standardChecks(tables),
  ...ficheChecks(tables),
  ...codeChecks(tables),
  ...successionChecks(tables),
  ...habilitationChecks(tables),
];

async function takeNotes(engine: Engine, tables: ExportTables): Promise<RegisterNote[]> {
  const count = async (query: string): Promise<number> => (await engine.row<{ count: number }>(query)).count;
  const notes: RegisterNote[] = [];
  for (const key of FICHE_FILE_KEYS) {
    const { countedOnly }: FicheFile = FICHE_FILES[key];
    if (countedOnly !== undefined) notes.push({ file: tables[key].file, count: tables[key].rows, says: countedOnly });
  }
  for (const file of CODE_FILES) {
    const says = `codes beyond the ${file.places} places of the contract`;
    notes.push({ file: tables[file.key].file, count: await count(codesWithoutPlace(tables, file)), says });
  }
  for (const { key, numbers } of SIRET_FILES) {
    const mended = await count(`select count(*)::integer as count from ${numbers} where mended`);
    notes.push({ file: tables[key].file, count: mended, says: 'SIRETs restored, their check digits hold' });
  }
  const says = 'further statements on a SIRET for the same certification; the widest habilitation is kept';
  notes.push({ file: tables.partners.file, count: await count(mergedStatements(tables)), says });
  return notes.filter(({ count }) => count > 0);
}

async function dropTables(engine: Engine): Promise<void> {
  const names = [...FICHE_FILE_KEYS.map(tableOf), FICHES, ...SIRET_FILES.map(({ numbers }) => numbers)];
  for (const name of names) await engine.run(`drop table if exists ${name}`);
}
