/** The inverted index of words: how it is made when a release is, and how a condition asks it. */
import type { Catalog, WordIndex } from './catalog.ts';
import { DUCKDB } from './dialect.ts';
import { type Column, call, contains, type Expression, type Relation, value } from './expression.ts';

/** A word that is looked for: whole or as the beginning of one, with at most so many letters wrong. */
export interface Sought {
  readonly word: string;
  readonly prefix: boolean;
  readonly wrong: number;
}

/** The index of a table, asked about some of its columns. */
interface Asked {
  readonly index: WordIndex;
  readonly texts: Column;
  /** The columns as bits; undefined when they are all the index has. */
  readonly mask: bigint | undefined;
}

/** The index over these texts, when it has them all. */
export function indexOver(texts: readonly Expression[], { index }: Catalog): Asked | undefined {
  if (index === undefined) return undefined;
  const bits = texts.map((text) =>
    text.kind === 'column' && text.field !== undefined ? index.columns.indexOf(text.column) : -1,
  );
  if (bits.includes(-1)) return undefined;
  const distinct = new Set(bits);
  const mask = [...distinct].reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
  return {
    index,
    texts: { kind: 'column', column: index.texts, type: 'int' },
    mask: distinct.size === index.columns.length ? undefined : mask,
  };
}

/** The texts of the row are among those that have every word. */
export const isPosted = ({ index, texts, mask }: Asked, sought: readonly Sought[]): Expression =>
  call(
    'is_posted',
    'boolean',
    texts,
    ...sought.map((one) => {
      const terms = termsLike(relation(index.terms), one);
      const within = mask === undefined ? [] : [value('int', mask)];
      return call('postings', 'int', relation(index.postings), terms, ...within);
    }),
  );

/** Whether a condition looks for words in the index. */
export const looksUpWords = (condition: Expression): boolean =>
  contains(condition, (part) => part.kind === 'call' && part.operation === 'is_posted');

function termsLike(terms: Relation, { word, prefix, wrong }: Sought): Expression {
  const sought = value('text', folded(word));
  if (wrong > 0)
    return call(prefix ? 'term_near_or_begins' : 'term_near', 'boolean', terms, sought, value('int', wrong));
  return call(prefix ? 'term_begins' : 'term_is', 'boolean', terms, sought);
}

/** A word as the index has it: without marks, in lower case, ligatures undone; what the dialect's `tokens` makes of it. */
const folded = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

const relation = (sql: string): Relation => ({ kind: 'relation', sql, type: 'int' });

/** A column whose words are indexed. */
export interface IndexedColumn {
  readonly name: string;
  readonly markup: boolean;
}

/** Columns that an index may have: each is a bit of an integer that has a sign. */
export const INDEXED_COLUMNS = 63;

/** What `indexWords` reads and makes, as SQL. */
export interface Indexing {
  /** The table that has each text once, and its column that numbers them, from 0 or 1 on without gap. */
  readonly table: string;
  readonly texts: string;
  /** How many texts there are. */
  readonly count: number;
  /** Texts whose words are gathered together. */
  readonly together?: number;
  /** At most `INDEXED_COLUMNS`. */
  readonly columns: readonly IndexedColumn[];
  readonly terms: string;
  readonly postings: string;
  /** A schema for what is made on the way and dropped. */
  readonly scratch: string;
}

/** So few that their words take a part of a small memory, when each text has some kilobytes. */
const TEXTS_TOGETHER = 8_192;

/**
 * Statements that make the index of a table. Texts are cut into words twice rather than all their words be kept, and each distinct word is folded
 * once. Words are gathered from a few texts at a time, whatever their number; the postings are then sorted, so that the engine finds those of a
 * word without reading the others.
 */
export function indexWords(indexing: Indexing): string[] {
  const { texts, count, together = TEXTS_TOGETHER, columns, terms, postings, scratch } = indexing;
  const bits = ['utinyint', 'usmallint', 'uinteger', 'ubigint'][Math.ceil(Math.log2(Math.max(8, columns.length) / 8))]!;
  const { identifier, operations } = DUCKDB;
  const [written, known, found] = ['written', 'known', 'found'].map((name) => `${scratch}.words_${name}`);
  const number = identifier(texts);
  const groups = Array.from({ length: Math.ceil((count + 1) / together) }, (_, group) => {
    const among = `where ${number} >= ${group * together} and ${number} < ${(group + 1) * together}`;
    return `insert into ${found} select term, texts, bit_or("columns") from (${cutWords(indexing, bits, among)}) join ${known} using (written) group by all`;
  });
  return [
    `create table ${written} as select written, ${operations.folded('written')} as word from (select distinct written from (${cutWords(indexing, bits)}))`,
    `create table ${terms} as select word, (row_number() over (order by word))::integer as term from (select distinct word from ${written} where word <> '') order by word`,
    `create table ${known} as select written, term from ${written} join ${terms} using (word)`,
    `create table ${found} (term integer, texts uinteger, "columns" ${bits})`,
    ...groups,
    `create table ${postings} as from ${found} order by term, texts`,
    ...[written, known, found].map((name) => `drop table ${name}`),
  ];
}

/** Every word as it is written, with the text it is in and the column, as a bit. */
function cutWords({ table, texts, columns }: Indexing, bits: string, among = ''): string {
  const { identifier, operations } = DUCKDB;
  return columns
    .map(({ name, markup }, bit) => {
      const text = identifier(name);
      const cut = operations.tokens(markup ? operations.plain_text(text) : text);
      return `select unnest(${cut}) as written, ${identifier(texts)}::uinteger as texts, (${1n << BigInt(bit)})::${bits} as "columns" from ${table} ${among}`;
    })
    .join(' union all ');
}
