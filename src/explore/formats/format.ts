/** What a format of export is: a name and a type for the file, and SQL that has the engine write it. */
import type { Readable } from 'node:stream';
import type { Compiled, ParameterValue, Query, ResultColumn } from '../../odsql/index.ts';
import { zoneName } from '../../zone.ts';
import type { RawParameters } from '../params.ts';

/** A column of the answer, and the name that the file gives it. */
export interface NamedColumn extends ResultColumn {
  readonly name: string;
}

/** The dataset that the rows are of, for formats that name what they describe. */
export interface Origin {
  readonly title: string;
  /** Version of the release. */
  readonly version: string;
  /** Address of the dataset in this API; those of its records lie below `/records/`. */
  readonly address: string;
  /** Column that holds the identifiers of the records; none: groups or figures. */
  readonly record?: string;
}

/** What a file is written from. */
export interface Answer {
  readonly columns: readonly NamedColumn[];
  readonly raw: RawParameters;
  /** Identifier of the dataset, or `catalog`. */
  readonly name: string;
  /** Makes a value of the request a parameter of the statement, and gives its SQL. */
  bind(value: string): string;
  /** IANA name of the time zone in which instants are shown. */
  readonly zone: string;
  readonly origin?: Origin;
}

/** How the engine writes a file: a list of columns over the compiled rows, options of COPY, and what surrounds the bytes. */
export interface Writing {
  readonly list: string;
  readonly options: readonly string[];
  readonly head?: string;
  readonly tail?: string;
  /** Makes the file of the bytes, of which there are `size`. */
  pack?(bytes: Readable, size: number): Readable;
}

export interface Format {
  /** End of the file name. */
  readonly extension: string;
  readonly media: string;
  /** The most rows that a file of this format holds. */
  readonly mostRows?: number;
  /** For rows that have a place: it is added to those that select none. */
  readonly placed?: true;
  /** Rows are told by their identifiers: `origin` is needed. */
  readonly identified?: true;
  write(answer: Answer): Writing;
}

/** Options of COPY for lines that are written whole in SQL: no header, nothing quoted. */
export const LINES = ['format csv', 'header false', `quote ''`, `escape ''`, `delimiter '\x01'`] as const;

/** The zone and the parameters of a statement to which values may be added. */
export function bindings(
  compiled: Compiled,
  query: Query,
): Pick<Answer, 'bind' | 'zone'> & { parameters: ParameterValue[] } {
  const parameters = [...compiled.parameters];
  const known = new Map<string, string>();
  const bind = (value: string): string => {
    const sql = known.get(value) ?? `$${parameters.push(value)}::varchar`;
    known.set(value, sql);
    return sql;
  };
  return { parameters, bind, zone: zoneName(query.timezone ?? 'UTC') ?? 'UTC' };
}
