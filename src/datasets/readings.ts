/** English readings of published values. Names of territories, domains and certifications are read as they are. */
import { NOT_KNOWN, NOT_KNOWN_READING, type Term } from '../cpf/terms.ts';

export type Readings = Readonly<Record<string, string>>;

/** Of the published words of terms. */
export const readings = (terms: readonly Term[]): Readings =>
  Object.fromEntries(terms.map(({ published, en }) => [published, en]));

/** Of a value that is not known, in whatever column. */
export const NOT_GIVEN: Readings = { [NOT_KNOWN]: NOT_KNOWN_READING };
