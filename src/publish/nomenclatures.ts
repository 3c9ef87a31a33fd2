/** Nomenclatures every derivation may join: departments, and the NSF groups of this house when the sources bring none. */
import { createDepartmentTable } from '../nomenclatures/department-table.ts';
import { NSF_GROUPS } from '../nomenclatures/nsf-groups.ts';
import type { OpenedSource } from '../sources/read.ts';
import { type Engine, literal } from '../warehouse/duck.ts';

export async function openNomenclatures(engine: Engine, opened: readonly OpenedSource[]): Promise<void> {
  await createDepartmentTable(engine);
  if (opened.some(({ table, file }) => table === 'nsf_groups' && file !== null)) return;
  const groups = NSF_GROUPS.map(({ code, label }) => `(${literal(code)}, ${literal(label)})`).join(', ');
  await engine.run(`create or replace temp view nsf_groups as select * from (values ${groups}) as nsf(code, label)`);
}
