/** Certifications by their register and number, as addresses write them: `RNCP38565`, `RS6151`. */
import type { Row } from '../api/types.ts';

/** Columns of the numbers, which the datasets share; the other register's holds `-1`. */
const COLUMNS = { RNCP: 'code_rncp', RS: 'code_rs' } as const;
type Register = keyof typeof COLUMNS;
const NONE = '-1';

export interface Certification {
  readonly register: Register;
  readonly number: string;
}

/** Reads `RNCP38565`, `rs 6151`; null for anything else. */
export function parseCertification(text: string): Certification | null {
  const [, register, number] = /^\s*(rncp|rs)\s*(\d+)\s*$/i.exec(text) ?? [];
  return number === undefined ? null : { register: register!.toUpperCase() as Register, number };
}

export const columnOfRegister = ({ register }: Certification): string => COLUMNS[register];

/** The certification of a row; null when the row has neither number. */
export function certificationOf(row: Row): Certification | null {
  for (const register of Object.keys(COLUMNS) as Register[]) {
    const number = row[COLUMNS[register]] ?? NONE;
    if (number !== NONE) return { register, number: `${number}` };
  }
  return null;
}

export const writeCertification = ({ register, number }: Certification): string => `${register}${number}`;
