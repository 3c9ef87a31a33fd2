/** `now(…)` → an instant. */

import { toInstant, toLocal } from '../zone.ts';
import type { Call, Node } from './ast.ts';
import type { Expression } from './expression.ts';
import { literalOf, timeValue } from './literal.ts';
import { isNowSetting, NOW_KEYS, shiftNow } from './now.ts';
import { didYouMean } from './refusals.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** The instant of the request, moved by its arguments in the local time of the request. */
export function resolveNow(node: Call, scope: Scope): Expression {
  const { now, timezone } = scope.setting;
  const settings = new Map(node.arguments.map((argument) => nowSetting(argument, scope)));
  const shifted = shiftNow(toLocal(now.getTime(), timezone), settings);
  if (shifted === undefined)
    throw refuse(scope, node, 'now() is moved out of the calendar.', { value: typed(scope, node) });
  return timeValue('datetime', settings.size === 0 ? now.getTime() : toInstant(shifted, timezone));
}

const WEEKDAYS: Record<string, number> = { mo: 0, tu: 1, we: 2, th: 3, fr: 4, sa: 5, su: 6 };

function nowSetting(node: Node, scope: Scope): readonly [string, number] {
  if (node.kind !== 'comparison' || node.operator !== '=' || node.left.kind !== 'name')
    throw refuse(scope, node, 'now() expects arguments such as days=-1.', { value: typed(scope, node) });
  const key = node.left.name.toLowerCase();
  if (!NOW_KEYS.includes(key))
    throw refuse(scope, node.left, `Unknown argument of now(): ${key}.`, {
      value: key,
      expected: NOW_KEYS.join(', '),
      ...didYouMean(key, NOW_KEYS),
    });
  const literal = literalOf(node.right);
  const weekday = key === 'weekday' && node.right.kind === 'name' ? WEEKDAYS[node.right.name.toLowerCase()] : undefined;
  const amount = weekday ?? (literal?.of === 'number' ? Number(literal.text) : Number.NaN);
  if (isNowSetting(key, amount)) return [key, amount];
  throw refuse(scope, node.right, `Invalid value for ${key}: ${typed(scope, node.right)}.`, {
    value: typed(scope, node.right),
  });
}
