const EUROS = /^([0-9]{1,7})(?:\.([0-9]{1,2}))?$/;
/** One million euros: the contract's bound (src/sources/offers.ts). */
const MOST_CENTS = 100_000_000;

/** Euros as written (`600.60`) to cents, exactly; null when it is not such an amount or is over a million euros. */
export function parseCents(text: string): number | null {
  const match = EUROS.exec(text);
  if (match === null) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents <= MOST_CENTS ? cents : null;
}
