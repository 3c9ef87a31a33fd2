/** Patterns of `date_format` (the vendor's list), as pieces of text. `YYYY` is the calendar year. */
import { call, type Expression, value } from './expression.ts';

/** Letters → directives of strftime. */
const DIRECTIVES: Record<string, string> = {
  yy: '%y',
  YY: '%y',
  yyyy: '%Y',
  YYYY: '%Y',
  xxxx: '%G',
  ww: '%V',
  e: '%u',
  D: '%-j',
  DDD: '%j',
  M: '%-m',
  MM: '%m',
  d: '%-d',
  dd: '%d',
  H: '%-H',
  HH: '%H',
  m: '%-M',
  mm: '%M',
  s: '%-S',
  ss: '%S',
};

/** Letters → names in the language of the request: which part picks the name, and how long it is. */
const NAMES: Record<string, { part: 'dayofweek' | 'month'; length: 'short' | 'long' }> = {
  E: { part: 'dayofweek', length: 'short' },
  EEEE: { part: 'dayofweek', length: 'long' },
  MMM: { part: 'month', length: 'short' },
  MMMM: { part: 'month', length: 'long' },
};

const SEPARATOR = '|';

/** The letters that a pattern may hold. */
export const DATE_LETTERS: readonly string[] = [...Object.keys(DIRECTIVES), ...Object.keys(NAMES), 'w', 'xx'];

/** A date (in local time) as text. Gives the letters that are not known instead, when there are some. */
export function formatDate(date: Expression, pattern: string, lang: string): Expression | { unknown: string } {
  const pieces: Expression[] = [];
  let directives = '';
  const flush = (): void => {
    if (directives !== '') pieces.push(call('format_date', 'text', date, value('text', directives)));
    directives = '';
  };
  for (const [run, quoted] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|./gs)) {
    const directive = DIRECTIVES[run] ?? literalText(run, quoted);
    if (directive !== undefined) {
      directives += directive;
      continue;
    }
    const piece = calculated(date, run, lang);
    if (piece === undefined) return { unknown: run };
    flush();
    pieces.push(piece);
  }
  flush();
  if (pieces.length === 0) return call('format_date', 'text', date, value('text', ''));
  return pieces.length === 1 ? pieces[0]! : call('concat', 'text', ...pieces);
}

/** Text that stands for itself: between quotes, a doubled quote, or no letter at all. */
function literalText(run: string, quoted: string | undefined): string | undefined {
  if (quoted === undefined) return /[A-Za-z]/.test(run) ? undefined : run.replaceAll('%', '%%');
  return quoted === '' ? "'" : quoted.replaceAll("''", "'").replaceAll('%', '%%');
}

function calculated(date: Expression, letters: string, lang: string): Expression | undefined {
  if (letters === 'w') return call('to_text', 'text', call('isoweek', 'int', date));
  if (letters === 'xx') return call('last_two', 'text', call('format_date', 'text', date, value('text', '%G')));
  const name = NAMES[letters];
  if (name === undefined) return undefined;
  return call('pick_name', 'text', value('text', namesOf(name.part, name.length, lang)), call(name.part, 'int', date));
}

/** Names of the days from Monday or of the months from January, joined. */
function namesOf(part: 'dayofweek' | 'month', length: 'short' | 'long', lang: string): string {
  const days = part === 'dayofweek';
  const format = new Intl.DateTimeFormat(lang, { [days ? 'weekday' : 'month']: length, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: days ? 7 : 12 }, (_, index) =>
    format.format(days ? Date.UTC(2024, 0, 1 + index) : Date.UTC(2024, index, 1)),
  ).join(SEPARATOR);
}
