/**
 * What a dataset is. One definition drives everything: the derivation, the Parquet schema, the checks, the API's metadata, the
 * dictionary, the portal. Pure data: nothing here reads a file or a clock.
 */

import type { Expected } from './expected.ts';

export interface Text {
  readonly fr: string;
  readonly en: string;
}

export type ColumnType = 'text' | 'int' | 'double' | 'date';

/** How a column may be aggregated over rows. */
export type Aggregation =
  /** A dimension: grouped, never summed. */
  | { readonly kind: 'none' }
  /** Adds up over any rows. */
  | { readonly kind: 'sum' }
  /** Mean of a row: over rows, sum of `numerator` divided by sum of `weight`. Without numerator, the weighted mean of the column itself. */
  | { readonly kind: 'mean'; readonly numerator?: string; readonly weight: string }
  /** Distinct count inside the row: must not be added, one person may be in several rows. */
  | { readonly kind: 'distinct' }
  /** Smallest or largest of the row. */
  | { readonly kind: 'min' | 'max' };

export interface Column {
  /** Published name, verbatim. */
  readonly name: string;
  /** Header of the official portal's exports with labels; the name when absent. */
  readonly label?: string;
  readonly type: ColumnType;
  /** Dates known to the month or year only. */
  readonly precision?: 'year' | 'month';
  readonly unit?: 'euro' | 'hour' | 'file' | 'person' | 'action' | 'session' | 'year';
  readonly title: Text;
  readonly description: Text;
  /** Closed list of published values. */
  readonly vocabulary?: readonly string[];
  /** How an English page reads published values. They stay French wherever they are filtered, copied or downloaded. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Older names of the same column: scripts that use them go on working. */
  readonly aliases?: readonly string[];
  /** Offered as a filter with counts; `disjunctive`: several values at once. */
  readonly facet?: 'conjunctive' | 'disjunctive';
  readonly aggregation: Aggregation;
  /** Says something of the release and not of the row: the same on every row, it makes no row different from one release to the next. */
  readonly ofRelease?: true;
  /** Its values are names of territories. */
  readonly territory?: true;
  /** An additive measure that the summary of differences tells of, as it says it: a singular, with its article in French. */
  readonly told?: Text;
  /** When it may be null, and what null means. */
  readonly nullable?: Text;
  /** Read by full-text search. */
  readonly searchable?: boolean;
  /** Texts of providers that may hold HTML: searches do not take its tags for words. */
  readonly markup?: boolean;
}

/** A named query over the tables of the step before; `as_of` is a column of the one-row table `release`. */
export interface Step {
  readonly table: string;
  readonly sql: string;
  /** Not kept: read anew wherever it is named. */
  readonly view?: true;
}

/** How the rows of a source table were judged: a query giving `disposition, rows`, that must account for every row of the table. */
export interface Disposition {
  readonly source: string;
  readonly sql: string;
  /** Each reason with its meaning. */
  readonly reasons: Readonly<Record<string, Text>>;
}

/** Two numbers that must agree: an SQL aggregate over the release (`rows`), and one over what it was made from. */
export interface Total {
  readonly name: string;
  readonly rows: string;
  readonly origin: Origin;
  /** Largest difference accepted, an SQL aggregate over the release; 0 when absent. */
  readonly tolerance?: string;
}

/** An SQL aggregate, and what follows `from`: totals that have the same are computed together. */
export interface Origin {
  readonly figure: string;
  readonly from: string;
}

/** A condition that no row of the release may break: an SQL boolean over its columns, true when the row is right. */
export interface RowCheck {
  readonly name: string;
  readonly holds: string;
  readonly means: Text;
}

/** A table published beside the rows of a release, as a file of its own. */
export interface Reference {
  /** Name of the file, without its end. */
  readonly name: string;
  readonly title: Text;
  /** Source tables it is made from. */
  readonly sources: readonly string[];
  /** The whole table, in its order: the same sources give the same bytes. */
  readonly sql: string;
}

export interface Disclosure {
  /** Rows with fewer distinct holders than this have their measures masked. */
  readonly fewestHolders: number;
  /** Column that counts the holders of the row. */
  readonly holders: string;
  /** Columns masked together. */
  readonly measures: readonly string[];
  /** Column that says why, and what it says. */
  readonly reasonColumn: string;
  readonly reason: string;
  /** Other published tables that count the same people: what may be learnt by setting them beside this one. */
  readonly linked?: Text;
}

/** The column that puts rows on the map: a department, by its official code or its official name. The place is that of its prefecture. */
export interface DepartmentPlace {
  readonly column: string;
  readonly written: 'code' | 'name';
}

/** How a dataset tells certifications: so that one can be followed across its numbers. */
export interface FollowedCertifications {
  /** Columns of the numbers in each register. */
  readonly numbers: Readonly<Partial<Record<'RNCP' | 'RS', string>>>;
  /** Column of the title. */
  readonly title: string;
}

export interface DatasetDefinition {
  /** Identifier of the official portal. */
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly keywords: readonly Text[];
  readonly cadence: 'daily' | 'monthly' | 'quarterly';
  /** What one row is. */
  readonly grain: Text;
  readonly columns: readonly Column[];
  readonly place?: DepartmentPlace;
  /** Column of the period that a row counts in: the first day of a month, or a text in the order of time. Releases restate periods. */
  readonly period?: string;
  /** Columns that name a row once. */
  readonly key: readonly string[];
  /** Order of the rows, total: the key must be in it. */
  readonly sort: readonly string[];
  /** Source tables it is made from. */
  readonly sources: readonly string[];
  readonly steps: readonly Step[];
  readonly dispositions: readonly Disposition[];
  readonly totals: readonly Total[];
  readonly checks: readonly RowCheck[];
  /** A release with fewer rows is refused. */
  readonly fewestRows: number;
  /** Absent: neither codes nor movements are judged. */
  readonly expected?: Expected;
  readonly disclosure?: Disclosure;
  /** Of a dataset without `disclosure`: why no row of it is masked, and what may be learnt of a person all the same. */
  readonly unmasked?: Text;
  readonly references?: readonly Reference[];
  readonly certifications?: FollowedCertifications;
}
