/** Where the masked rows are: their number for each value of each dimension, which the published rows show already. */
import type { Column, DatasetDefinition, Disclosure } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import { identifier, literal, type Session } from '../../warehouse/duck.ts';

export interface Spread {
  readonly column: string;
  readonly title: Column['title'];
  /** The values, periods in the order of time, the others in that of their vocabulary or the most masked first. */
  readonly values: readonly { readonly value: string | null; readonly rows: number; readonly masked: number }[];
  /** Values beyond those that are told. */
  readonly left_out: number;
}

/** The spread by period, then by the other dimensions that rows are filtered by. */
export async function spreadMasked(
  session: Session,
  definition: DatasetDefinition,
  { reasonColumn }: Disclosure,
  table: string,
): Promise<Spread[]> {
  const spreads: Spread[] = [];
  for (const column of dimensionsOf(definition, reasonColumn)) {
    const found = await session.rows<{ value: string | null; rows: bigint; masked: bigint; different: bigint }>(
      `select value, rows, masked, count(*) over () as different
       from (select ${identifier(column.name)}::varchar as value, count(*) as rows, count(${identifier(reasonColumn)}) as masked from ${table} group by all)
       order by ${orderOf(column, definition)}value nulls last limit ${LIMITS.disclosure_values}`,
    );
    spreads.push({
      column: column.name,
      title: column.title,
      values: found.map(({ value, rows, masked }) => ({ value, rows: Number(rows), masked: Number(masked) })),
      left_out: Number(found[0]?.different ?? 0) - found.length,
    });
  }
  return spreads;
}

/** What comes before the order of the values themselves. */
function orderOf({ name, unit, vocabulary }: Column, { period }: DatasetDefinition): string {
  if (name === period || unit === 'year') return '';
  if (vocabulary === undefined) return 'masked desc, ';
  return `list_position([${vocabulary.map(literal).join(', ')}], value) nulls last, `;
}

/** The period first. */
const dimensionsOf = ({ columns, period }: DatasetDefinition, reasonColumn: string): Column[] =>
  columns
    .filter(({ name, aggregation, ofRelease, facet, vocabulary }) => {
      if (aggregation.kind !== 'none' || ofRelease === true || name === reasonColumn) return false;
      return name === period || facet !== undefined || vocabulary !== undefined;
    })
    .toSorted((one, other) => Number(other.name === period) - Number(one.name === period));
