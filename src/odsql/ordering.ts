/** The step that puts rows in order: as asked, then in an order that is always the same, so that pages never overlap. */
import { hasAggregate } from './aggregates.ts';
import type { Order } from './ast.ts';
import { checkGrouped, varies } from './columns.ts';
import { type Column, type Expression, fingerprint, isMany, isPlace } from './expression.ts';
import type { Plan, Sort } from './plan.ts';
import type { Request } from './request.ts';
import { resolve } from './resolve.ts';
import { refuse, type Scope, typed } from './scope.ts';
import { looksUpWords } from './word-index.ts';

/** Rows: nulls last both ways, then the order of the table. Groups: null is the lowest, then the keys. */
export function orderRows(made: Plan, request: Request): Plan {
  const names = new Map([
    ...made.keys.map((key) => [key.name, key.shown] as const),
    ...made.columns.map((column) => [column.key, column.expression] as const),
  ]);
  const text = request.query.order_by ?? '';
  const scope: Scope = { setting: request.setting, clause: 'order_by', text, names, aggregates: true };
  const asked = request.orderBy.map((item) => sortOf(item, made, request, scope));
  const place: Column = { kind: 'column', column: request.setting.catalog.rowOrder, type: 'int' };
  const last = made.grain === 'rows' ? [place] : made.keys.map((key) => key.expression);
  const order = [
    ...asked.filter((sort) => varies(sort.expression)),
    ...last.map((expression) => sort(expression, false, made)),
  ];
  return { ...made, order: made.grain === 'total' || keepsOrder(made, asked, request) ? [] : withoutRepeats(order) };
}

/** Rows that are read as they are stored. Rows that an index finds, or over which a figure is computed, may have been moved by the engine. */
const keepsOrder = ({ grain, columns, filters }: Plan, asked: readonly Sort[], { query }: Request): boolean =>
  query.asStored === true &&
  query.seek === undefined &&
  grain === 'rows' &&
  asked.length === 0 &&
  !filters.some(looksUpWords) &&
  !columns.some(({ expression }) => hasAggregate(expression));

const sort = (expression: Expression, descending: boolean, { grain }: Plan): Sort => ({
  expression,
  descending,
  nulls: grain === 'rows' || descending ? 'last' : 'first',
});

function sortOf(item: Order, made: Plan, request: Request, scope: Scope): Sort {
  const resolved = resolve(item.key, scope);
  const expression = byRow(bucketOf(resolved), made, request);
  if (made.grain === 'groups') checkGrouped(expression, made.keys, item, scope);
  const selected = made.columns.some((column) => column.expression === resolved);
  if (made.grain === 'rows' && hasAggregate(expression) && !selected)
    throw refuse(scope, item, 'An aggregation in order_by needs a group_by.', { value: typed(scope, item.key) });
  if (isMany(expression))
    throw refuse(scope, item, 'Cannot order by a multivalued field.', { value: typed(scope, item.key) });
  if (isPlace(expression.type))
    throw refuse(scope, item, 'Cannot order by a place.', {
      value: typed(scope, item.key),
      expected: "a distance such as distance(field, geom'POINT(2.35 48.85)')",
    });
  return sort(expression, item.descending, made);
}

/** The label of a bucket is ordered by the bucket. */
const bucketOf = (expression: Expression): Expression =>
  (expression.kind === 'call' ? expression.bucket : undefined) ?? expression;

/** `random(seed)` shuffles rows by their place, groups by their keys. */
function byRow(expression: Expression, made: Plan, { setting }: Request): Expression {
  if (expression.kind !== 'call' || expression.operation !== 'shuffle') return expression;
  const place: Column = { kind: 'column', column: setting.catalog.rowOrder, type: 'int' };
  const row = made.grain === 'rows' ? [place] : made.keys.map((key) => key.expression);
  return { ...expression, arguments: [...expression.arguments, ...row] };
}

function withoutRepeats(order: readonly Sort[]): Sort[] {
  const seen = new Set<string>();
  return order.filter(({ expression }) => {
    const print = fingerprint(expression);
    if (seen.has(print)) return false;
    seen.add(print);
    return true;
  });
}
