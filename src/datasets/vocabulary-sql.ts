/** Vocabularies and rules as SQL expressions. */
import { toSql } from '../cpf/rule.ts';
import { AGE_CLASSES, NOT_KNOWN, type Term } from '../cpf/terms.ts';
import { FILE_STATES, FILE_STATUSES } from '../cpf/training-file.ts';

export const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The published word of a code; `otherwise` when the code is unknown. */
export const published = (terms: readonly Term[], column: string, otherwise: string = NOT_KNOWN): string =>
  `case ${column} ${terms
    .map(({ code, published: word }) => `when ${typeof code === 'string' ? quote(code) : code} then ${quote(word)}`)
    .join(' ')} else ${quote(otherwise)} end`;

export const words = (terms: readonly Term[]): string[] => terms.map(({ published: word }) => word);

/** A table of the sources with the day of the release as the column `as_of`, which the rules speak of. */
export const atRelease = (table: string): string => `(select *, getvariable('as_of') as as_of from ${table})`;

/** The rank of a file's status at `as_of` in the published list: groups are made on it, and named afterwards by `STATUS_NAME`. Null: not published. */
export const STATUS_RANK = `cast(case ${FILE_STATES.map(
  ({ when, status }) => `when ${toSql(when)} then ${status === null ? 'null' : FILE_STATUSES.indexOf(status)}`,
).join(' ')} end as utinyint)`;

export const statusName = (rank: string): string =>
  `case ${rank} ${FILE_STATUSES.map((status, index) => `when ${index} then ${quote(status)}`).join(' ')} end`;

/** The age class of a holder, from an SQL age in years. */
export const ageClass = (age: string): string =>
  `case when ${age} is null then ${quote(NOT_KNOWN)} ${AGE_CLASSES.toReversed()
    .map(({ from, published: word }) => `when ${age} >= ${from} then ${quote(word)}`)
    .join(' ')} end`;
