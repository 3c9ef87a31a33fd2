import type { Code } from './codes.ts';
import { type ContentModel, parseContentModel } from './content-model.ts';
import type { Element } from './element.ts';
import type { TextForm } from './forms.ts';

/** What the schema of a dialect says of one element. Neither `children` nor `text`: anything may stand in it. */
export interface ElementRule {
  /** Content model (content-model.ts). */
  readonly children?: string;
  readonly text?: TextForm;
  /** Mandatory attributes and their forms. */
  readonly attributes?: Readonly<Record<string, TextForm>>;
  /** The value says who somebody is: never shown. */
  readonly personal?: boolean;
  /** Everything wrong or missing in it, or its absence, is this problem. */
  readonly code?: Code;
}

/** The rules of a dialect by key; a key `extra:x` without a rule of its own falls under `extra`. */
export type SchemaTable = Readonly<Record<string, ElementRule>>;

export interface CompiledRule extends ElementRule {
  readonly model: ContentModel | null;
}

export interface Schema {
  /** Order is checked and unknown elements are problems; otherwise only what is named is looked at. */
  readonly strict: boolean;
  /** Elements once allowed and now refused, wherever they stand. */
  readonly removed: RegExp | null;
  readonly ruleOf: (element: Element) => CompiledRule | undefined;
  readonly ruleOfKey: (key: string) => CompiledRule | undefined;
}

/** A table made ready to judge elements. */
export function compileSchema(table: SchemaTable, options: { strict: boolean; removed?: RegExp }): Schema {
  const rules = new Map(
    Object.entries(table).map(([key, rule]): [string, CompiledRule] => [
      key,
      { ...rule, model: rule.children === undefined ? null : parseContentModel(rule.children) },
    ]),
  );
  return {
    strict: options.strict,
    removed: options.removed ?? null,
    ruleOf: (element) => rules.get(element.key) ?? rules.get(element.name),
    ruleOfKey: (key) => rules.get(key),
  };
}
