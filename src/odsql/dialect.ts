/** How each operation is spelled. A second engine is a second table. */
import type { FieldType } from './catalog.ts';
import { PLACES } from './dialect-places.ts';
import type { Operation } from './expression.ts';

export interface Dialect {
  readonly identifier: (name: string) => string;
  /** A parameter by its position from 1, in the type it must have. */
  readonly parameter: (position: number, type: FieldType) => string;
  /** An aggregate over all rows, repeated on each. */
  readonly overAll: (aggregate: string) => string;
  /** A join that gives one row per value of a list, and one where there is none. */
  readonly perElement: (list: string, name: string, element: string) => string;
  /** The row is one of a query's, which gives a column `place`. */
  readonly isListed: (row: string, query: string) => string;
  /** Whether a value is among those of the table that meet a condition: judged once for each value, where judging each row would cost too much. */
  readonly amongThose: (subject: string, table: string, condition: (one: string) => string) => string;
  readonly operations: Record<Operation, (...args: string[]) => string>;
}

/** What a value of each type is in the engine; results that are shapes are JSON text. */
const TYPES: Record<FieldType, string> = {
  text: 'varchar',
  int: 'bigint',
  double: 'double',
  date: 'date',
  datetime: 'timestamp',
  boolean: 'boolean',
  geo_point_2d: 'struct(lon double, lat double)',
  geo_shape: 'varchar',
  geo_cluster: 'varchar',
};

const infix =
  (operator: string) =>
  (...args: string[]): string =>
    args.join(` ${operator} `);
const inner =
  (operator: string) =>
  (...args: string[]): string =>
    `(${args.join(` ${operator} `)})`;
const named =
  (name: string) =>
  (...args: string[]): string =>
    `${name}(${args.join(', ')})`;

/** `x, bound, result, bound, result…, result`: the result of the first bound that x is below, or the last result. */
function stepIndex(x: string, ...steps: string[]): string {
  const bounds = steps.slice(0, -1);
  const branches = bounds.flatMap((bound, at) => (at % 2 === 0 ? [`when ${x} < ${bound} then ${bounds[at + 1]}`] : []));
  return `case ${branches.join(' ')} when ${x} >= ${bounds.at(-2)} then ${steps.at(-1)} end`;
}

const EPOCH = "timestamp '1970-01-01'";

/**
 * The row is one of a query's. As a list, which the engine takes for short: it then looks for the rows in what was found, and not for what was
 * found in all the rows.
 */
const isListed = (row: string, query: string): string =>
  `${row} in (select unnest((select list(l.place) from (${query}) as l)))`;

/** A text without case, accents or ligatures. */
const folded = (text: string): string => `replace(replace(lower(strip_accents(${text})), 'œ', 'oe'), 'æ', 'ae')`;

/** DuckDB 1.5. Datetimes are timestamps without zone, in UTC. */
export const DUCKDB: Dialect = {
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  parameter: (position, type) => `$${position}::${TYPES[type]}`,
  overAll: (aggregate) => `${aggregate} over ()`,
  perElement: (list, name, element) => `left join unnest(${list}) as ${name}(${element}) on true`,
  isListed,
  amongThose: (subject, table, condition) =>
    // An aggregate, which the engine cannot judge before it has made the groups; of a `distinct` it would judge every row.
    `${subject} in (select d.v from (select any_value(${subject}) as v from ${table} group by ${subject}) as d where ${condition('d.v')})`,
  operations: {
    and: inner('and'),
    or: inner('or'),
    not: (condition) => `not coalesce(${condition}, false)`,
    is_null: (x) => `${x} is null`,
    is_not_null: (x) => `${x} is not null`,
    in: (x, ...items) => `${x} in (${items.join(', ')})`,
    equal: infix('='),
    differs: infix('<>'),
    less: infix('<'),
    at_most: infix('<='),
    more: infix('>'),
    at_least: infix('>='),

    holds: named('list_contains'),
    is_empty: (list) => `coalesce(len(${list}), 0) = 0`,
    joined: (list) => `array_to_string(${list}, ' ')`,

    // A text as ` its words `: lower case, no accents, one blank around each word.
    words: (text) => `concat(' ', regexp_replace(${folded(text)}, '[^\\p{L}\\p{N}]+', ' ', 'g'), ' ')`,
    tokens: (text) => `regexp_extract_all(${text}, '[\\p{L}\\p{N}\\p{M}]+')`,
    folded,
    plain_text: (text) =>
      `regexp_replace(regexp_replace(regexp_replace(${text}, '</?[A-Za-z!][^>]*>', ' ', 'g'), '&([A-Za-z]{1,2})(?:acute|grave|circ|uml|cedil|tilde|lig);', '\\1', 'g'), '&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});', ' ', 'g')`,
    has_word: named('contains'),
    has_prefix: (words, prefix) => `contains(${words}, rtrim(${prefix}))`,
    has_near_word: (words, word, wrong) =>
      `len(list_filter(string_split(${words}, ' '), lambda w: levenshtein(w, trim(${word})) <= ${wrong})) > 0`,
    starts_with: named('starts_with'),

    // The engine reads the postings between the first and the last of the terms found: those that begin alike follow each other.
    term_is: (terms, word) => termsWhere(terms, `t.word = ${word}`),
    term_begins: (terms, word) => termsWhere(terms, `starts_with(t.word, ${word})`),
    term_near: (terms, word, wrong) => termsWhere(terms, near(word, wrong)),
    term_near_or_begins: (terms, word, wrong) =>
      termsWhere(terms, `starts_with(t.word, ${word}) or ${near(word, wrong)}`),
    postings: (postings, terms, columns) =>
      `select p.texts as place from ${postings} as p where ${terms}${columns === undefined ? '' : ` and p."columns" & ${columns} <> 0`}`,
    is_posted: (row, ...postings) => isListed(row, postings.join(' intersect ')),
    if_so: (condition, further) => `case when ${condition} then ${further} else false end`,

    add: inner('+'),
    subtract: inner('-'),
    multiply: inner('*'),
    divide: (a, b) => `(${a} / nullif(${b}, 0))`,
    negate: (x) => `(-${x})`,
    to_double: (x) => `${x}::double`,
    parse_number: (text) => `try_cast(${text} as double)`,
    format_number: named('printf'),

    length: named('length'),
    lower: named('lower'),
    upper: named('upper'),
    concat: inner('||'),
    spaced: (...texts) => `concat_ws(' ', ${texts.join(', ')})`,
    pick_name: (names, position) => `split_part(${names}, '|', ${position}::int)`,
    last_two: (text) => `right(${text}, 2)`,
    to_text: (x) => `${x}::varchar`,
    if_null: named('coalesce'),
    where_known: (x, other) => `case when ${other} is not null then ${x} end`,

    year: named('year'),
    quarter: named('quarter'),
    month: named('month'),
    day: named('day'),
    dayofweek: named('isodow'),
    hour: named('hour'),
    minute: named('minute'),
    second: named('second'),
    millisecond: (x) => `(millisecond(${x}) % 1000)`,
    isoweek: named('week'),

    to_local: (instant, zone) => `timezone(${zone}, timezone('UTC', ${instant}))`,
    from_local: (local, zone) => `timezone('UTC', timezone(${zone}, ${local}))`,
    midnight: (date) => `${date}::timestamp`,
    format_date: named('strftime'),
    instant_label: (local) => `strftime(${local}, '%Y-%m-%dT%H:%M:%S.%gZ')`,
    offset_label: (local, zone) => `(strftime(${local}, '%Y-%m-%dT%H:%M:%S') || ${offset(local, zone)})`,

    width_index: (x, width) => `(floor(round(${x} / ${width}, 9)) + 0)`,
    step_index: stepIndex,
    pick: (position, ...items) => `list_extract([${items.join(', ')}], ${position})`,
    bucket_time: (local, width) => `time_bucket(to_milliseconds(${width}), ${local}, ${EPOCH})`,
    truncate_time: (unit, local) => `date_trunc(${unit}, ${local})::timestamp`,
    add_time: (local, milliseconds) => `(${local} + to_milliseconds(${milliseconds}))`,
    add_months: (local, months) => `(${local} + to_months(${months}::int))`,

    count_all: () => 'count(*)',
    count: named('count'),
    count_distinct: (x) => `count(distinct ${x})`,
    sum: named('sum'),
    avg: named('avg'),
    min: named('min'),
    max: named('max'),
    median: named('median'),
    percentile: named('quantile_cont'),
    ...PLACES,
    shuffle: (seed, ...row) => `hash(${[...row, seed].join(', ')})`,
  },
};

const termsWhere = (terms: string, condition: string): string =>
  `p.term in (select t.term from ${terms} as t where ${condition})`;

/** Words of another length are not compared letter by letter. */
const near = (word: string, wrong: string): string =>
  `(abs(length(t.word) - length(${word})) <= ${wrong} and levenshtein(t.word, ${word}) <= ${wrong})`;

/** `+02:00`: how far a local time is from UTC in a zone. */
const offset = (local: string, zone: string): string =>
  `left(replace('+' || (${local} - timezone('UTC', timezone(${zone}, ${local})))::varchar, '+-', '-'), 6)`;
