/** Countries and territories whose addresses are French (ISO 3166-1): postal codes of five digits, official department codes. */
const FRENCH = ['FR', 'GP', 'MQ', 'GF', 'RE', 'PM', 'YT', 'BL', 'MF', 'WF', 'PF', 'NC'];

/** Postal codes whose first digits belong to another department: Saint-Barthélemy and Saint-Martin keep the codes of Guadeloupe. */
const EXCEPTIONS: Readonly<Record<string, string>> = { '97133': '977', '97150': '978' };

/** From the first digits of a postal code to its department, in order; the first that matches. `$1` is what was captured. */
const PREFIXES: readonly (readonly [pattern: RegExp, department: string])[] = [
  [/^20[01]/, '2A'],
  [/^20[26]/, '2B'],
  [/^(97[1-8]|98[4-9])/, '$1'],
  [/^(0[1-9]|1[0-9]|2[1-9]|[3-8][0-9]|9[0-5])/, '$1'],
];

/** An address is French unless it names another country. */
export const isFrench = (country: string | undefined): boolean =>
  country === undefined || FRENCH.includes(country.toUpperCase());

/** The department of a French postal code; null when no department has such codes (98000 is Monaco). */
export function departmentOf(postalCode: string): string | null {
  if (!/^[0-9]{5}$/.test(postalCode)) return null;
  const exception = EXCEPTIONS[postalCode];
  if (exception !== undefined) return exception;
  for (const [pattern, department] of PREFIXES) {
    const match = pattern.exec(postalCode);
    if (match !== null) return department.replace('$1', match[1] ?? '');
  }
  return null;
}
