/**
 * Rules as data. A condition speaks of facts by name; it is read in two ways: on one record (`holds`), to explain a decision,
 * and in bulk by the engine (`toSql`), to take it. A test holds the two readings together.
 * Logic is two-valued: a comparison with an unknown fact is false.
 */

export type Fact = string | number | boolean | null;
/** The facts of one record; dates as `2026-05-04`, so that they compare as text. */
export type Facts = Readonly<Record<string, Fact>>;

export type Condition =
  | { readonly kind: 'is'; readonly fact: string; readonly value: string | number | boolean }
  | { readonly kind: 'one_of'; readonly fact: string; readonly values: readonly (string | number)[] }
  | { readonly kind: 'unknown'; readonly fact: string }
  | { readonly kind: 'not_after'; readonly fact: string; readonly than: string }
  | { readonly kind: 'at_least'; readonly fact: string; readonly value: number }
  | { readonly kind: 'since'; readonly fact: string; readonly date: string }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

export const is = (fact: string, value: string | number | boolean): Condition => ({ kind: 'is', fact, value });
export const oneOf = (fact: string, values: readonly (string | number)[]): Condition => ({
  kind: 'one_of',
  fact,
  values,
});
export const unknown = (fact: string): Condition => ({ kind: 'unknown', fact });
/** Both facts are known and the first is not after the second. */
export const notAfter = (fact: string, than: string): Condition => ({ kind: 'not_after', fact, than });
export const atLeast = (fact: string, value: number): Condition => ({ kind: 'at_least', fact, value });
/** The fact is known and is that date or later: for rules that begin by a decree. */
export const since = (fact: string, date: string): Condition => ({ kind: 'since', fact, date });
export const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
export const not = (of: Condition): Condition => ({ kind: 'not', of });
/** Both facts are known and the first comes after the second. */
export const after = (fact: string, than: string): Condition =>
  all(not(unknown(fact)), not(unknown(than)), not(notAfter(fact, than)));

export function holds(condition: Condition, facts: Facts): boolean {
  const of = (name: string): Fact => facts[name] ?? null;
  switch (condition.kind) {
    case 'is':
      return of(condition.fact) === condition.value;
    case 'one_of':
      return condition.values.includes(of(condition.fact) as string | number);
    case 'unknown':
      return of(condition.fact) === null;
    case 'not_after': {
      const [first, second] = [of(condition.fact), of(condition.than)];
      return first !== null && second !== null && first <= second;
    }
    case 'at_least': {
      const value = of(condition.fact);
      return typeof value === 'number' && value >= condition.value;
    }
    case 'since': {
      const value = of(condition.fact);
      return typeof value === 'string' && value >= condition.date;
    }
    case 'all':
      return condition.of.every((part) => holds(part, facts));
    case 'any':
      return condition.of.some((part) => holds(part, facts));
    case 'not':
      return !holds(condition.of, facts);
  }
}

const text = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** The condition as a boolean SQL expression that is never null. Facts are column names. */
export function toSql(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return `coalesce(${condition.fact} = ${text(condition.value)}, false)`;
    case 'one_of':
      return `coalesce(${condition.fact} in (${condition.values.map(text).join(', ')}), false)`;
    case 'unknown':
      return `(${condition.fact} is null)`;
    case 'not_after':
      return `coalesce(${condition.fact} <= ${condition.than}, false)`;
    case 'at_least':
      return `coalesce(${condition.fact} >= ${condition.value}, false)`;
    case 'since':
      return `coalesce(${condition.fact} >= date ${text(condition.date)}, false)`;
    case 'all':
      return `(${condition.of.map(toSql).join(' and ')})`;
    case 'any':
      return `(${condition.of.map(toSql).join(' or ')})`;
    case 'not':
      return `(not ${toSql(condition.of)})`;
  }
}

/** An ordered list of reasons: the first whose condition holds is the answer. */
export interface Reason<Name extends string = string> {
  readonly reason: Name;
  readonly when: Condition;
  /** What it means, in one sentence. */
  readonly means: { readonly fr: string; readonly en: string };
  /** Article, decree or document. */
  readonly source: string;
}

export const firstReason = <Name extends string, Otherwise extends string>(
  reasons: readonly Reason<Name>[],
  otherwise: Otherwise,
  facts: Facts,
): Name | Otherwise => reasons.find(({ when }) => holds(when, facts))?.reason ?? otherwise;

/** The same answer as an SQL expression. */
export const reasonSql = (reasons: readonly Reason[], otherwise: string): string =>
  `case ${reasons.map(({ reason, when }) => `when ${toSql(when)} then '${reason}'`).join(' ')} else '${otherwise}' end`;
