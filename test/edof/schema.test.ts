import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { parseContentModel } from '../../src/edof/content-model.ts';
import { EDOF_SCHEMA } from '../../src/edof/edof-schema.ts';
import { realFile, unlessReal } from '../real-files.ts';

const XSD = 'edof/lheo_import_fichier_xml_optimise_v5r2.xsd';

test('a content model reads its quantifiers', () => {
  const slots = [...parseContentModel('a b? c+ d* e{0,3} extra:f').values()].map(({ key, min, max }) => [
    key,
    min,
    max,
  ]);
  assert.deepEqual(slots, [
    ['a', 1, 1],
    ['b', 0, 1],
    ['c', 1, Number.POSITIVE_INFINITY],
    ['d', 0, Number.POSITIVE_INFINITY],
    ['e', 0, 3],
    ['extra:f', 1, 1],
  ]);
  assert.throws(() => parseContentModel('a b?+'));
});

interface OfficialType {
  children: [name: string, min: number, max: number][];
  attributes: string[];
  values: string[];
  longest?: number;
}

/** The types of the official schema by element, as far as they bear on this comparison. */
function readOfficialSchema(): Map<string, OfficialType> {
  const types = new Map<string, OfficialType>();
  let current: OfficialType = { children: [], attributes: [], values: [] };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const { name: declared, ref, value, minOccurs, maxOccurs, use } = attributes;
    if (/^xs:(simpleType|complexType|attributeGroup)$/.test(name) && declared !== undefined) {
      const element = declared.replace(/-(sub)?type$|-attributes$/, '');
      current = types.get(element) ?? { children: [], attributes: [], values: [] };
      types.set(element, current);
    } else if (name === 'xs:element' && ref !== undefined)
      current.children.push([
        ref.replace('lheo:', ''),
        Number(minOccurs),
        maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(maxOccurs),
      ]);
    else if (name === 'xs:attribute' && use === 'required') current.attributes.push(declared!);
    else if (name === 'xs:enumeration') current.values.push(value!);
    else if (name === 'xs:maxLength') current.longest = Number(value);
  });
  parser.write(readFileSync(realFile(XSD), 'latin1')).close();
  return types;
}

/** Above the formations, free content, and the choice that rule O208 holds. */
const APART = ['lheo', 'offres', 'extras', 'extra', 'certification'];

test('the table of the dialect says what the official schema says', { skip: unlessReal(XSD) }, () => {
  for (const [element, official] of readOfficialSchema()) {
    if (APART.includes(element)) continue;
    const rule = EDOF_SCHEMA.ruleOfKey(element);
    assert.ok(rule !== undefined, `no rule for ${element}`);
    const children = [...(rule.model?.values() ?? [])].map(({ key, min, max }) => [key.replace(/:.*/, ''), min, max]);
    assert.deepEqual(children, official.children, element);
    assert.deepEqual(Object.keys(rule.attributes ?? {}).sort(), official.attributes.sort(), element);
    if (official.children.length > 0) continue;
    assert.ok(rule.text !== undefined, `no form for ${element}`);
    for (const value of official.values) assert.ok(rule.text.accepts(value), `${element} ${value}`);
    if (official.values.length > 0) assert.ok(!rule.text.accepts('42'), element);
    if (official.longest !== undefined) assert.ok(!rule.text.accepts('x'.repeat(official.longest + 1)), element);
  }
});
