/** Values as SQL texts, written as `/records` writes them. */
import { localSql, type ResultColumn } from '../../odsql/index.ts';
import { identifier } from '../../warehouse/duck.ts';
import { text } from '../params.ts';
import type { Answer, NamedColumn } from './format.ts';
import { shownPlace } from './places.ts';

const DATE_PATTERNS = { year: '%Y', month: '%Y-%m', day: '%Y-%m-%d' } as const;

/** Wall-clock time of an instant in the zone of the answer. */
export const wallClock = (column: string, { bind, zone }: Pick<Answer, 'bind' | 'zone'>): string =>
  localSql(column, bind(zone));

/** Dates at their precision and instants in their zone as text; places as members of JSON; no number that is none; everything else as it is. */
export function valueSql(shown: ResultColumn, answer: Pick<Answer, 'bind' | 'zone'>): string {
  const { alias, type, field } = shown;
  const column = identifier(alias);
  const place = shownPlace(shown, 'json');
  if (place !== undefined) return place;
  if (type === 'date') return `strftime(${column}, '${DATE_PATTERNS[field?.precision ?? 'day']}')`;
  if (type === 'datetime') return instantSql(column, answer);
  // Only a calculation gives an infinity.
  if (type === 'double' && field === undefined) return `case when isfinite(${column}) then ${column} end`;
  return column;
}

/** One text for a cell: the values of a multivalued column are joined by `list_separator`, a point is `48.85341, 2.3488`, latitude first. */
export const cellSql = (column: NamedColumn, answer: Answer): string =>
  shownPlace(column, 'text') ??
  (column.field?.multivalued === true
    ? `array_to_string(${identifier(column.alias)}, ${answer.bind(text(answer.raw, 'list_separator') ?? ',')})`
    : valueSql(column, answer));

/** `2025-09-10T10:00:00+02:00`, with a fraction of a second only when there is one. */
function instantSql(column: string, answer: Pick<Answer, 'bind' | 'zone'>): string {
  const local = wallClock(column, answer);
  const fraction = `rtrim(rtrim(strftime(${column}, '.%f'), '0'), '.')`;
  const offset = `left(replace('+' || (${local} - ${column})::varchar, '+-', '-'), 6)`;
  return `(strftime(${local}, '%Y-%m-%dT%H:%M:%S') || ${fraction} || ${offset})`;
}

/** Characters that XML cannot hold, and the return, which its readers change. */
export const NOT_IN_XML = '[\\x00-\\x08\\x0B-\\x1F\\x{FFFE}\\x{FFFF}]';

/** A text as content of an XML element; what XML cannot hold becomes U+FFFD, as in every converter that keeps a place for it. */
export const xmlSql = (text: string): string => {
  const escaped = `replace(replace(replace(${text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
  const mended = `regexp_replace(replace(${escaped}, chr(13), '&#13;'), '${NOT_IN_XML}', chr(65533), 'g')`;
  return `case when regexp_matches(${text}, '${NOT_IN_XML}') then ${mended} else ${escaped} end`;
};

/** A text in double quotes with its escapes: the same in JSON and in Turtle. */
export const quotedSql = (text: string): string => `to_json(${text})::varchar`;
