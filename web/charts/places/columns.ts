/** Columns that name departments or regions. */
import type { Dataset } from '../../api/types.ts';

export type Level = 'department' | 'region';

/** A column that names territories. */
export interface TerritoryColumn {
  readonly column: string;
  readonly level: Level;
  /** Where people live, and not where they train. */
  readonly residence: boolean;
}

const COLUMN = /^(?:nom_)?(departement|region)(?:_lieu_formation|(_titulaire))?$/;

/** What a column names; null when it names no territory. */
export function territoryColumn(column: string): TerritoryColumn | null {
  const [, word, holder] = COLUMN.exec(column) ?? [];
  if (word === undefined) return null;
  return { column, level: word === 'region' ? 'region' : 'department', residence: holder !== undefined };
}

/** The columns of a dataset that name territories, the finest first. */
export const territoriesOf = ({ fields }: Dataset): readonly TerritoryColumn[] =>
  fields
    .flatMap(({ name }) => territoryColumn(name) ?? [])
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));

const LEVELS: readonly Level[] = ['department', 'region'];
