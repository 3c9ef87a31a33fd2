/** Departments inside the engine. */
import { type Engine, literal } from '../warehouse/duck.ts';
import { departments } from './divisions.ts';

const text = (value: string | null): string => (value === null ? 'null' : literal(value));

/** Makes the temporary table `departments(code, name, region_code, region_name)` of this engine, for joins; its region is null for the overseas collectivities. */
export async function createDepartmentTable(engine: Engine): Promise<void> {
  const rows = departments().map(
    ({ code, name, region_code, region_name }) => `(${[code, name, region_code, region_name].map(text).join(', ')})`,
  );
  await engine.run(
    `create or replace temp table departments as
     select * from (values ${rows.join(', ')}) as t(code, name, region_code, region_name)`,
  );
}
