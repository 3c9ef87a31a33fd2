/** `refine` and `exclude` as filters. */
import type { Field, Query, Refinement } from './catalog.ts';
import { compare } from './compare.ts';
import { type Expression, every, not, some } from './expression.ts';
import type { Clause } from './refusals.ts';
import { columnOf, lookUpField, NO_NAMES, type Scope, type Setting } from './scope.ts';
import { startsWith } from './text-match.ts';

/** A value is met exactly, a date as a period, a text of several levels with what lies below it. Several values of one field must all be met, or one of them when it is disjunctive. */
export function refinements(query: Query, setting: Setting): Expression[] {
  const wanted = (query.refine ?? []).map((refinement) => met(refinement, 'refine', setting));
  const unwanted = (query.exclude ?? []).map((refinement) => met(refinement, 'exclude', setting));
  const byField = Map.groupBy(wanted, ({ field }) => field);
  const kept = [...byField].map(([field, conditions]) => {
    const all = conditions.map(({ condition }) => condition);
    return field.disjunctive === true ? some(all) : every(all);
  });
  return [...kept, ...unwanted.map(({ condition }) => not(condition))];
}

function met(refinement: Refinement, clause: Clause, setting: Setting): { field: Field; condition: Expression } {
  const scope: Scope = { setting, clause, text: refinement.value, names: NO_NAMES, aggregates: false };
  const span = { start: 0, end: refinement.value.length };
  const field = lookUpField(scope, refinement.field, { span });
  const node = { kind: 'text', value: refinement.value, span } as const;
  const literal = { kind: 'literal', of: 'text', text: refinement.value, span } as const;
  const same = compare('=', { node, operand: columnOf(field) }, { node, operand: literal }, scope);
  const { hierarchy } = field;
  const below = hierarchy === undefined ? [] : [startsWith(columnOf(field), refinement.value + hierarchy)];
  return { field, condition: some([same, ...below]) };
}
