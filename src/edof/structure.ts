/** Judges a formation against the schema of its dialect: elements, order, numbers, attributes, forms of texts. */
import type { Code } from './codes.ts';
import type { Slot } from './content-model.ts';
import type { Element } from './element.ts';
import type { TextForm } from './forms.ts';
import type { Finding } from './problem.ts';
import type { CompiledRule, Schema } from './schema.ts';
import type { Words } from './words.ts';

/** Everything wrong in an element and below. `within` is the one problem that all of them are, under a contact. */
export function* checkStructure(element: Element, schema: Schema, within?: Code): Generator<Finding> {
  const rule = schema.ruleOf(element);
  if (rule === undefined) return;
  const code = within ?? rule.code;
  yield* checkAttributes(element, rule, code);
  if (rule.text !== undefined) yield* checkText(element, rule, rule.text, code);
  if (rule.model === null) return;
  if (schema.strict && element.text.trim() !== '') yield { code: code ?? 'O206', at: element };
  yield* checkChildren(element, rule, schema, code);
  for (const child of element.children) yield* checkStructure(child, schema, code);
}

function* checkAttributes(element: Element, rule: CompiledRule, code: Code | undefined): Generator<Finding> {
  for (const [name, form] of Object.entries(rule.attributes ?? {})) {
    const value = element.attributes[name];
    if (value === undefined || value.trim() === '')
      yield { code: code ?? 'O207', at: element, missing: `@${name}`, expected: form.expected };
    else if (!form.accepts(value)) yield { code: code ?? form.code, at: element, value, expected: form.expected };
  }
}

function* checkText(element: Element, rule: CompiledRule, form: TextForm, code: Code | undefined): Generator<Finding> {
  const inner = element.children[0];
  if (inner !== undefined) yield { code: code ?? 'O202', at: inner };
  else if (!form.accepts(element.text)) {
    const value = rule.personal === true ? undefined : element.text;
    yield { code: code ?? form.code, at: element, value, expected: form.expected };
  }
}

/** Codes for elements the schema types, and for `extra` elements, which only the specification rules. */
const CODES_OF = {
  element: { missing: 'O201', unknown: 'O202', order: 'O203', repeated: 'O204' },
  extra: { missing: 'O401', unknown: 'O402', order: 'O403', repeated: 'O404' },
} as const;
const codesOf = (key: string) => CODES_OF[/^extras?:/.test(key) ? 'extra' : 'element'];

function* checkChildren(
  element: Element,
  rule: CompiledRule,
  schema: Schema,
  code: Code | undefined,
): Generator<Finding> {
  const model = rule.model!;
  const counts = new Map<Slot, number>();
  let reached = 0;
  for (const child of element.children) {
    const codes = codesOf(child.key);
    const slot = model.get(child.key) ?? model.get(child.name);
    if (schema.removed?.test(child.name) === true) yield { code: 'O205', at: child };
    else if (slot === undefined) {
      if (schema.strict) yield { code: code ?? codes.unknown, at: child, expected: allowed(model.keys()) };
    } else {
      const count = (counts.get(slot) ?? 0) + 1;
      counts.set(slot, count);
      if (count === slot.max + 1) yield { code: code ?? codes.repeated, at: child, expected: atMost(slot.max) };
      if (schema.strict && slot.rank < reached)
        yield { code: code ?? codes.order, at: child, expected: allowed(model.keys()) };
      reached = Math.max(reached, slot.rank);
    }
  }
  for (const slot of model.values())
    if ((counts.get(slot) ?? 0) < slot.min)
      yield {
        code: code ?? schema.ruleOfKey(slot.key)?.code ?? codesOf(slot.key).missing,
        at: element,
        missing: slot.key,
      };
}

function allowed(keys: Iterable<string>): Words {
  const list = [...keys].map((key) => key.replace(/^extras?:/, '')).join(', ');
  return { en: `in order: ${list}`, fr: `dans l’ordre : ${list}` };
}

const atMost = (max: number): Words => ({ en: `at most ${max}`, fr: `${max} au plus` });
