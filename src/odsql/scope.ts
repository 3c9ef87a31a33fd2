/** Where an expression stands while its meaning is sought: the clause, the names it may use, the clock. */
import type { RefusalDetails } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Node, Span } from './ast.ts';
import type { Catalog, Field, Warning } from './catalog.ts';
import type { Column, Expression } from './expression.ts';
import { printName } from './print.ts';
import { type Clause, didYouMean, malformed } from './refusals.ts';

/** What holds for the whole request. */
export interface Setting {
  readonly catalog: Catalog;
  /** Fields by name and by former name. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly now: Date;
  readonly limits: Limits;
  readonly timezone: string;
  readonly lang: string;
  readonly warn: (warning: Warning) => void;
  /** Adds words to those that the request looks for; gives their number. */
  readonly countWords: (more: number) => number;
}

export interface Scope {
  readonly setting: Setting;
  readonly clause: Clause;
  /** The clause as typed. */
  readonly text: string;
  /** Names that win over fields (aliases), and what they stand for. */
  readonly names: ReadonlyMap<string, Expression>;
  /** Whether an aggregate may stand here. */
  readonly aggregates: boolean;
}

export const NO_NAMES: ReadonlyMap<string, Expression> = new Map();

export function fieldsByName(catalog: Catalog): Map<string, Field> {
  const former = catalog.fields.flatMap((field) => (field.aliases ?? []).map((alias) => [alias, field] as const));
  return new Map([...former, ...catalog.fields.map((field) => [field.name, field] as const)]);
}

/** `odsql_meaning` at a place of the clause. */
export const refuse = (scope: Scope, at: { span: Span }, detail: string, details: RefusalDetails = {}): Error =>
  malformed(scope.clause, at.span.start, detail, details);

/** The text of a node as typed. */
export const typed = (scope: Scope, node: Node): string => scope.text.slice(node.span.start, node.span.end);

/** The names that an error proposes. */
const namesOf = ({ fields }: Catalog): string[] =>
  fields.filter(({ computed }) => computed === undefined).map(({ name }) => name);

export const columnOf = (field: Field): Column => ({ kind: 'column', column: field.column, type: field.type, field });

/** What a name stands for, or a refusal with the nearest known name. */
export function lookUp(scope: Scope, name: string, at: { span: Span }): Expression {
  const alias = scope.names.get(name);
  if (alias !== undefined) return alias;
  return columnOf(lookUpField(scope, name, at));
}

export function lookUpField(scope: Scope, name: string, at: { span: Span }): Field {
  const field = scope.setting.fields.get(name);
  if (field !== undefined) return field;
  const known = [...scope.names.keys(), ...namesOf(scope.setting.catalog)];
  throw refuse(scope, at, `Unknown field: ${name}.`, {
    value: name,
    expected: `one of ${known.slice(0, 60).map(printName).join(', ')}${known.length > 60 ? '…' : ''}`,
    ...didYouMean(name, known),
  });
}
