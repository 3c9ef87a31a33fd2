/** Nomenclatures every derivation may join: departments, and the NSF groups when the sources bring none. */
import { createDepartmentTable } from '../geography/department-table.ts';
import type { Engine } from '../warehouse/duck.ts';

export async function openNomenclatures(engine: Engine): Promise<void> {
  await createDepartmentTable(engine);
}
