/** Every code of a report, as data: what it means, how grave it is, what to do, where the rule comes from. */
import { EDOF_CODES } from './edof-codes.ts';
import { OWN_CODES } from './own-codes.ts';
import type { Words } from './words.ts';

/** An error keeps a formation out; a warning does not. */
export type Severity = 'error' | 'warning';

export interface CodeEntry {
  readonly severity: Severity;
  /** Text the rule comes from. */
  readonly source: string;
  readonly is: Words;
  readonly fix: Words;
}

/** Numbers are EDOF's own; codes in `O` are ours: O1 the file, O2 structure, O3 forms, O4 extras, O5 rules of the offer, O6 what an LHEO file lacks to be imported. */
export const CODES = { ...EDOF_CODES, ...OWN_CODES };

export type Code = keyof typeof CODES;
