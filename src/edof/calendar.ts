/** A date of an EDOF or LHEO file: `AAAAMMJJ`. */

const FORM = /^([0-9]{4})([0-9]{2})([0-9]{2})$/;
/** LHEO writes an unknown part with nines (99999999: no end) or zeros (its definition bounds dates by 00000000 and 99999999). */
const UNKNOWN_PART = /^(0000|9999)|^.{4}(00|9[0-9])|(00|9[0-9])$/;

/** Text to an ISO date (`2027-01-31`); 'unknown' for the open dates of LHEO, null when it is no day of the calendar. */
export function parseDate(text: string): string | 'unknown' | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  if (UNKNOWN_PART.test(text)) return 'unknown';
  const iso = `${match[1]}-${match[2]}-${match[3]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** Text to an ISO date, or null when it is absent, unknown or no date. */
export function dayOf(text: string | undefined): string | null {
  const day = text === undefined ? null : parseDate(text);
  return day === 'unknown' ? null : day;
}
