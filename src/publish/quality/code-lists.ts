/** Where codes are listed, inside the engine that publishes: the registers of the sources, and the nomenclatures of this house. */
import type { CodeList } from '../../datasets/index.ts';
import { type Engine, literal } from '../../warehouse/duck.ts';

interface Listed {
  /** The relation that must be open. */
  table: string;
  /** Its codes: one column, `code`. */
  codes: string;
}

const LISTS: Readonly<Record<CodeList, Listed>> = {
  rncp: { table: 'certifications', codes: "select number as code from certifications where register = 'RNCP'" },
  rs: { table: 'certifications', codes: "select number as code from certifications where register = 'RS'" },
  formacode: { table: 'formacodes', codes: 'select code from formacodes' },
  nsf: { table: 'nsf_groups', codes: 'select code from nsf_groups' },
  department: { table: 'departments', codes: 'select code from departments' },
  region: { table: 'departments', codes: 'select distinct region_code as code from departments' },
  provider: { table: 'providers', codes: 'select siret as code from providers' },
};

/** A query of the codes of a list; null when it is not open here, or empty: nothing can then be said of a code. */
export async function codesOf(engine: Engine, list: CodeList): Promise<string | null> {
  const { table, codes } = LISTS[list];
  const { open } = await engine.row<{ open: bigint }>(
    `select count(*) as open from information_schema.tables where table_name = ${literal(table)}`,
  );
  if (open === 0n) return null;
  const [first] = await engine.rows(`${codes} limit 1`);
  return first === undefined ? null : codes;
}
