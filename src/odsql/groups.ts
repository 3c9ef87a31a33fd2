/** The step that makes groups. */

import { hasAggregate } from './aggregates.ts';
import type { Item, Node } from './ast.ts';
import { type Expression, isMany, isPlace } from './expression.ts';
import type { GroupKey, Plan } from './plan.ts';
import type { Request } from './request.ts';
import { resolve } from './resolve.ts';
import { NO_NAMES, refuse, type Scope, typed } from './scope.ts';

/** Adds the keys of the groups. A name is a field, or else an alias that the select defines. */
export function groupRows(made: Plan, request: Request): Plan {
  const text = request.query.group_by ?? '';
  const scope: Scope = { setting: request.setting, clause: 'group_by', text, names: NO_NAMES, aggregates: false };
  const keys = request.groupBy.map((item) => keyOf(item, request, scope));
  return keys.length === 0 ? made : { ...made, grain: 'groups', keys };
}

function keyOf(item: Item, request: Request, scope: Scope): GroupKey {
  const shown = oneValueEach(resolveKey(item, request, scope));
  if (shown.kind === 'value' && item.expression.kind !== 'name')
    throw refuse(scope, item, `Cannot group by ${typed(scope, item.expression)}.`, {
      expected: 'a field or a function of one',
    });
  const bucket = shown.kind === 'call' ? shown.bucket : undefined;
  // The words of the official API, without full stop: scripts look for them.
  if (isPlace(shown.type) && bucket === undefined)
    throw refuse(
      scope,
      item,
      'Aggregation on geo point field is not possible. Use the geo_cluster(position, int_precision) aggregation function instead',
      { value: typed(scope, item.expression) },
    );
  return {
    name: item.alias ?? nameOf(item),
    aliased: item.alias !== undefined,
    expression: bucket ?? shown,
    shown,
  };
}

function resolveKey(item: Item, request: Request, scope: Scope): Expression {
  const { expression } = item;
  const alias = expression.kind === 'name' ? aliased(expression.name, request) : undefined;
  if (alias === undefined) return resolve(expression, scope);
  const text = request.query.select ?? '';
  const key = resolve(alias, { ...scope, clause: 'select', text, aggregates: true });
  if (hasAggregate(key))
    throw refuse(scope, item, 'Cannot group by an aggregation.', { value: typed(scope, expression) });
  return key;
}

/** The expression that the select calls so, unless a field has that name. */
function aliased(name: string, { select, setting }: Request): Node | undefined {
  if (setting.fields.has(name)) return undefined;
  return select.find((item): item is Item => item.kind === 'item' && item.alias === name)?.expression;
}

/** A multivalued field makes one group per value: a row counts in several. */
const oneValueEach = (expression: Expression): Expression =>
  isMany(expression) && expression.kind === 'column'
    ? { kind: 'element', column: expression.column, type: expression.type, field: expression.field! }
    : expression;

/** The name of an item without alias: of a field its name as typed, otherwise the text as typed. */
export const nameOf = (item: Item): string => (item.expression.kind === 'name' ? item.expression.name : item.source);
