/** The two dialects that are read, and where each keeps what the system takes. Pure data. */
import { EDOF_NAMESPACE, EDOF_SCHEMA } from './edof-schema.ts';
import { LHEO_NAMESPACE, LHEO_SCHEMA } from './lheo-schema.ts';
import type { Schema } from './schema.ts';

export type DialectName = 'edof' | 'lheo';

export interface Dialect {
  readonly name: DialectName;
  readonly schema: Schema;
  /** Paths of an action’s total hours, the first that is given; then the sum of `hourParts`. */
  readonly hours: string;
  readonly hourParts: readonly string[];
  /** Path of an action’s price, tax included. */
  readonly price: string;
}

const HOUR_PARTS = ['nombre-heures-centre', 'nombre-heures-entreprise'];

export const EDOF: Dialect = {
  name: 'edof',
  schema: EDOF_SCHEMA,
  hours: 'extras:action/extra:duree-apprentissage',
  hourParts: HOUR_PARTS,
  price: 'extras:action/extras:frais-pedagogiques/extra:frais-ttc',
};

export const LHEO: Dialect = {
  name: 'lheo',
  schema: LHEO_SCHEMA,
  hours: 'nombre-heures-total',
  hourParts: HOUR_PARTS,
  price: 'prix-total-TTC',
};

/** The dialect of a root element. An unknown namespace is `known: false` and is judged as what it looks most like. */
export function dialectOf(root: string, namespace: string): { dialect: Dialect; known: boolean } {
  if (namespace === EDOF_NAMESPACE) return { dialect: EDOF, known: root === 'lheo' };
  if (LHEO_NAMESPACE.test(namespace)) return { dialect: LHEO, known: root === 'lheo' };
  return { dialect: namespace.includes('moncompteformation') ? EDOF : LHEO, known: false };
}
