/** The groups of the nomenclature of training specialities (NSF), from an operator's file or from the table of this house. */

import { NSF_GROUPS } from '../nomenclatures/nsf-groups.ts';
import { copySource } from '../sources/write.ts';
import { literal } from '../warehouse/duck.ts';
import { headerOf } from './csv-table.ts';
import { importNomenclature, type Nomenclature } from './nomenclature.ts';
import type { ImportOptions, RegisterReport } from './report.ts';

const GROUPS: Nomenclature = {
  register: 'nsf',
  table: 'nsf_groups',
  columns: [{ name: 'code' }, { name: 'label', header: 'libelle' }],
  form: '[0-9]{3}',
};

/** Writes `nsf_groups` from a CSV `code;libelle`. */
export const importNsf = (path: string, options: ImportOptions): Promise<RegisterReport> =>
  importNomenclature(path, options, GROUPS);

/** Writes `nsf_groups` from `NSF_GROUPS`. */
export async function importNsfGroups({ engine, folder }: ImportOptions): Promise<RegisterReport> {
  const rows = NSF_GROUPS.map(({ code, label }) => `(${literal(code)}, ${literal(label)})`);
  const query = `select * from (values ${rows.join(', ')}) as nsf(code, label) order by code`;
  const written = { nsf_groups: await copySource(engine, folder, 'nsf_groups', query) };
  return { register: 'nsf', files: [], written, notes: [], problems: [], problemCount: 0 };
}

/** The columns that tell an NSF file from others. */
export const NSF_HEADER = GROUPS.columns.map(headerOf);
