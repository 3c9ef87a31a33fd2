/** What is meant: typed expressions over columns of the table and values. Each operation has a spelling in each dialect. */
import type { Field, FieldType, ParameterValue } from './catalog.ts';

type Logic = 'and' | 'or' | 'not' | 'is_null' | 'is_not_null' | 'in';
type Order = 'equal' | 'differs' | 'less' | 'at_most' | 'more' | 'at_least';
type Listed = 'holds' | 'is_empty' | 'joined';
type Words = 'plain_text' | 'tokens' | 'folded' | 'words' | 'has_word' | 'has_prefix' | 'has_near_word' | 'starts_with';
/** Looking words up in an index: numbers of words, the rows that have them, and whether a row is one of those. */
type Indexed = 'term_is' | 'term_begins' | 'term_near' | 'term_near_or_begins' | 'postings' | 'is_posted' | 'if_so';
type Numeric = 'add' | 'subtract' | 'multiply' | 'divide' | 'negate' | 'to_double' | 'parse_number' | 'format_number';
type Textual = 'length' | 'lower' | 'upper' | 'concat' | 'spaced' | 'pick_name' | 'last_two' | 'to_text' | 'if_null';
type Choice = 'where_known';
type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'dayofweek'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'isoweek';
type Time = 'to_local' | 'from_local' | 'midnight' | 'format_date' | 'instant_label' | 'offset_label';
type Bucket = 'width_index' | 'step_index' | 'pick' | 'bucket_time' | 'truncate_time' | 'add_time' | 'add_months';
type Place =
  | 'lon'
  | 'lat'
  | 'distance'
  | 'within_distance'
  | 'in_box'
  | 'in_shape'
  | 'box'
  | 'hull'
  | 'feature'
  | 'cell'
  | 'cluster';
export type Aggregate =
  | 'count_all'
  | 'count'
  | 'count_distinct'
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'median'
  | 'percentile'
  | 'gather';

export type Operation =
  | Logic
  | Order
  | Listed
  | Words
  | Indexed
  | Numeric
  | Textual
  | Choice
  | DatePart
  | Time
  | Bucket
  | Place
  | Aggregate
  | 'shuffle';

const AGGREGATE_NAMES: Record<Aggregate, true> = {
  count_all: true,
  count: true,
  count_distinct: true,
  sum: true,
  avg: true,
  min: true,
  max: true,
  median: true,
  percentile: true,
  gather: true,
};
export const isAggregate = (operation: Operation): operation is Aggregate => operation in AGGREGATE_NAMES;

/** A column of the row. */
export interface Column {
  readonly kind: 'column';
  readonly column: string;
  readonly type: FieldType;
  readonly field?: Field;
}
/** One value of a multivalued column, in a query that has a row per value. */
export interface Element {
  readonly kind: 'element';
  readonly column: string;
  readonly type: FieldType;
  readonly field: Field;
}
/** A value of the request: it becomes a parameter. */
export interface Value {
  readonly kind: 'value';
  readonly value: ParameterValue;
  readonly type: FieldType;
}
export interface Application {
  readonly kind: 'call';
  readonly operation: Operation;
  readonly arguments: readonly Expression[];
  readonly type: FieldType;
  /** For the label of a bucket, the bucket itself: groups are made and sorted by it. */
  readonly bucket?: Expression;
}
/** A table of the catalog, as SQL: quoted and trusted. */
export interface Relation {
  readonly kind: 'relation';
  readonly sql: string;
  readonly type: FieldType;
}
export type Expression = Column | Element | Value | Relation | Application;

export const call = (operation: Operation, type: FieldType, ...args: readonly Expression[]): Application => ({
  kind: 'call',
  operation,
  arguments: args,
  type,
});

export const value = (type: FieldType, content: ParameterValue): Value => ({ kind: 'value', value: content, type });

/** A condition over several; one alone stands for itself. */
export const every = (conditions: readonly Expression[]): Expression =>
  conditions.length === 1 ? conditions[0]! : call('and', 'boolean', ...conditions);
export const some = (conditions: readonly Expression[]): Expression =>
  conditions.length === 1 ? conditions[0]! : call('or', 'boolean', ...conditions);

/** The opposite of a condition: met by the rows where it cannot be told, too. */
export function not(condition: Expression): Expression {
  if (condition.kind !== 'call' || condition.operation !== 'is_null') return call('not', 'boolean', condition);
  return call('is_not_null', 'boolean', ...condition.arguments);
}

/** A condition that no row meets. */
export const NEVER: Expression = value('boolean', false);

/** The same text for two expressions exactly when they mean the same. */
export const fingerprint = (expression: Expression): string =>
  JSON.stringify(expression, (key, content: unknown) =>
    key === 'field' || key === 'bucket' ? undefined : typeof content === 'bigint' ? `${content}n` : content,
  );

/** Whether some part of the expression passes the test, parents first. */
export const contains = (expression: Expression, test: (part: Expression) => boolean): boolean =>
  test(expression) || (expression.kind === 'call' && expression.arguments.some((part) => contains(part, test)));

export const isNumber = (type: FieldType): boolean => type === 'int' || type === 'double';
export const isTime = (type: FieldType): boolean => type === 'date' || type === 'datetime';
export const isPlace = (type: FieldType): boolean => type.startsWith('geo_');
export const isMany = (expression: Expression): boolean =>
  expression.kind === 'column' && expression.field?.multivalued === true;
