/** The corpus of real requests, as its authors wrote them. */

/** File of the requests, for `realFile`. */
export const REAL_QUERIES = 'explore-api/real-queries.jsonl';

/** Holes that the authors fill before sending, such as `${id}` or `{{ field }}`. */
const HOLE = /\$?\{+[^}]*\}+|<[\w ]+>/g;

/** The clause as it would be sent: a name after `as`, elsewhere a number, which stands well in quotes and before a unit too. */
export const fillHoles = (text: string): string =>
  text.replaceAll(HOLE, (_, at: number) => (/\bas\s*$/i.test(text.slice(0, at)) ? 'x' : '7'));
