/** What the compiler is given and what it gives back. */
import type { Limits } from '../limits.ts';

/** What a plain value is. A `datetime` is stored as a timestamp without zone, in UTC; a `date` has no zone. */
export type PlainType = 'text' | 'int' | 'double' | 'date' | 'datetime' | 'boolean';

/**
 * Places, in degrees (WGS 84). A `geo_point_2d` is stored as `struct(lon double, lat double)`. The two others are results only, as JSON text: a
 * `geo_shape` is a GeoJSON Feature, a `geo_cluster` an object of such a Feature (`cluster`) and the mean of its points (`cluster_centroid`).
 */
export type GeoType = 'geo_point_2d' | 'geo_shape' | 'geo_cluster';

export type FieldType = PlainType | GeoType;

/** How a measure may be summed up: added; never added (people counted once per row); or averaged with its weight. */
export type Aggregation =
  | { readonly kind: 'sum' }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'mean'; readonly numerator?: string; readonly weight: string };

/** One published column, as the query language sees it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** Column of the served table; a list of values when `multivalued`. */
  readonly column: string;
  readonly label?: string;
  /** Former names: a query may still use them, and reads them back as typed. */
  readonly aliases?: readonly string[];
  readonly precision?: 'year' | 'month' | 'day';
  readonly multivalued?: boolean;
  /** Several `refine` on this field widen the answer instead of narrowing it. */
  readonly disjunctive?: boolean;
  /** What stands between the levels of a text: a refined value then takes those below it, `Europe` takes `Europe/France`. */
  readonly hierarchy?: string;
  /** Part of the full text; text fields are, unless this is false. */
  readonly searchable?: boolean;
  /** Its texts may hold HTML: tags are not words, and an accented letter written as an entity is that letter. */
  readonly markup?: boolean;
  readonly aggregation?: Aggregation;
  /** SQL over the table as `r`, trusted. Such a field is answered only when it is named. */
  readonly computed?: string;
  /** How equality with a computed field is found without computing it for every row. */
  readonly quick?: QuickKey;
}

/** What is cheap to compute of every row, and equal wherever the field is: SQL over the table as `r`, and SQL of the same key of a value. */
export interface QuickKey {
  readonly ofRow: string;
  readonly ofValue: (value: string) => string;
}

export interface Catalog {
  /** The table as SQL: quoted and trusted, given by the server. */
  readonly table: string;
  /** Column of the table that gives every row its place. */
  readonly rowOrder: string;
  /** Rows of the table, when they were counted already. */
  readonly rows?: number;
  readonly fields: readonly Field[];
  readonly index?: WordIndex;
}

/** Where the words of some columns are, made in advance by the statements of `indexWords`. Its tables are SQL: quoted and trusted. */
export interface WordIndex {
  /** `word`, `term`: every word and its number, in the order of words. */
  readonly terms: string;
  /** `term`, `texts`, `columns`: where the word is, with a bit for every column that has it. In the order of `term`, `texts`. */
  readonly postings: string;
  /** Column of the table that says `texts` of the row: several rows may have the same texts. */
  readonly texts: string;
  /** The columns, by their bit. */
  readonly columns: readonly string[];
}

export interface Refinement {
  readonly field: string;
  readonly value: string;
}

export interface Seek {
  /** The place of the last row read: its `rowOrder` in the table. */
  readonly after?: number;
}

/** One request, clause by clause. No `limit` means all. */
export interface Query {
  readonly select?: string;
  readonly where?: readonly string[];
  readonly group_by?: string;
  readonly order_by?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly refine?: readonly Refinement[];
  readonly exclude?: readonly Refinement[];
  /**
   * Asks for the place of each row beside its columns and, with `after`, for the rows that come after the one of that place. Ignored where rows
   * have no place: groups, figures, and an order that depends on a figure over all rows.
   */
  readonly seek?: Seek;
  /** Rows that no clause puts in order come as the table gives them: where it is stored in its order, that is the same without a sort. */
  readonly asStored?: boolean;
  /** IANA name; UTC when absent. */
  readonly timezone?: string;
  /** Language of the names of days and months; French when absent. */
  readonly lang?: string;
  /** The instant `now()` speaks of. */
  readonly now: Date;
  /** How long and how deep clauses may be; the limits of the system when absent. */
  readonly limits?: Limits;
}

export type ParameterValue = string | number | bigint | boolean | null;

/** Values that `$1`, `$2`… stand for in the SQL, in order. */
export type Parameters = readonly ParameterValue[];

export interface Statement {
  readonly sql: string;
  readonly parameters: ParameterValue[];
}

export interface ResultColumn {
  /** Name in the answer: the alias, or the source text as typed. */
  readonly key: string;
  /** Name in the SQL result: `c0`, `c1`… */
  readonly alias: string;
  readonly type: FieldType;
  /** The field shown, when the column is one and not a calculation. */
  readonly field?: Field;
}

/** A request that is answered although its figure probably says something else than what is wanted. */
export interface Warning {
  readonly code: 'not_additive' | 'unweighted_mean' | 'subtracted_date';
  readonly message: string;
  readonly clause: string;
  /** Where it stands in the clause, from 0. */
  readonly character: number;
  /** The expression to write instead, when there is one. */
  readonly instead?: string;
}

export interface Compiled extends Statement {
  readonly columns: readonly ResultColumn[];
  /** Name in the SQL result of the place of each row; when it was asked, and rows have one. */
  readonly place?: string;
  /** One row, one column `count`: all matching rows, or all groups when `grouped`. */
  readonly count: Statement;
  /** What `count` gives, when the catalog says it. */
  readonly counted?: number;
  readonly grouped: boolean;
  /** The answer is one row of figures over all matching rows. */
  readonly total: boolean;
  /** Words are looked for in the index. */
  readonly searched: boolean;
  readonly warnings: readonly Warning[];
}
