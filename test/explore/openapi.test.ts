/**
 * The answers of the golden cases against the vendor's own OpenAPI file (Explore v2.1, June 2025), read strictly: a member that is declared
 * and absent, or there and not declared, is a difference too. Each difference that is meant is in `openapi-differences.ts`, with its reason,
 * and in `docs/explore-compatibility.md`. Another one fails, and so does one that an endpoint which answers no longer has.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv, type ErrorObject } from 'ajv';
import { realFile, unlessReal } from '../real-files.ts';
import { ROOT, serveWorld } from './fixture.ts';
import { parseCase, readCases } from './http-case.ts';
import { DIFFERENCES, type Difference } from './openapi-differences.ts';

const FILE = 'explore-api/official-explore-v2.1-openapi-2025-06.json';
const skip = unlessReal(FILE);

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
interface Endpoint {
  readonly parameters?: readonly Json[];
  readonly responses: { readonly 200: { readonly content?: object } };
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Endpoint }>>;
}

/** OpenAPI 3.0 as JSON Schema: `nullable` is a type; every declared member is required, and no other is allowed unless it says so. */
function strictly(node: Json): Json {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(strictly);
  const { nullable, readOnly, ...rest } = node as Record<string, Json>;
  const made: Record<string, Json> = Object.fromEntries(
    Object.entries(rest).map(([name, one]) => [name, strictly(one)]),
  );
  if (nullable === true && typeof made.type === 'string') made.type = [made.type, 'null'];
  if (made.type === 'object' && made.properties !== undefined) {
    made.required = Object.keys(made.properties as object);
    made.additionalProperties ??= false;
  }
  return made;
}

const document = skip ? { paths: {} } : (JSON.parse(readFileSync(realFile(FILE), 'utf8')) as Document);
const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('dateTime', (text) => !Number.isNaN(Date.parse(text)));
ajv.addFormat('int64', true);
ajv.addSchema({ $id: 'explore', ...(strictly(document as unknown as Json) as object) });

/** The path of the document that a request falls under; the most literal one when there are several. */
const templateOf = (path: string): string | undefined =>
  Object.keys(document.paths)
    .filter((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(path))
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0];

const pointer = (...names: string[]): string =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

const JSON_TYPE = 'application/json; charset=utf-8';

/** The schema of an answer, if the document has one; the failures that it does not declare have the shape of a 400. */
function schemaOf(template: string, status: number): string | undefined {
  if (status !== 200) return pointer('components', 'responses', 'bad_request', 'content', JSON_TYPE, 'schema');
  const { content = {} } = document.paths[template]!.get.responses[200];
  const media = Object.keys(content).find((name) => name.startsWith(JSON_TYPE));
  if (media === undefined) return undefined;
  return pointer('paths', template, 'get', 'responses', '200', 'content', media, 'schema');
}

const RULES: Readonly<Record<string, Difference['rule']>> = {
  required: 'absent',
  additionalProperties: 'ours',
  enum: 'value',
};

/** A difference as one line: endpoint, place, rule, and what differs. */
const line = (where: string, at: string, rule: string, what: string): string => `${where} ${at} ${rule} ${what}`;

const lineOf = (where: string, { instancePath, keyword, params, data }: ErrorObject): string =>
  line(
    where,
    instancePath.replaceAll(/\/\d+/g, '/*') || '/',
    RULES[keyword] ?? keyword,
    String(params.missingProperty ?? params.additionalProperty ?? (keyword === 'enum' ? data : params.type)),
  );

/** Answers too long for a golden file. */
const WHOLE = [
  '/catalog/datasets',
  '/catalog/datasets/nombres',
  '/catalog/datasets/achats/facets',
  '/catalog/exports',
].map((path) => `### Whole.\nGET ${path}\n`);

const served = serveWorld();

test('every JSON answer is as the official document says, but for what is listed', { skip }, async () => {
  const found = new Set<string>();
  const seen = new Set<string>();
  let validated = 0;
  for (const { path, asked } of [...readCases(), ...WHOLE].map(parseCase)) {
    const template = templateOf(path);
    if (template === undefined) continue;
    const answer = await served.app.inject(asked);
    if (answer.headers['content-type'] !== JSON_TYPE || answer.body.includes('\n')) continue;
    const schema = schemaOf(template, answer.statusCode);
    if (schema === undefined) continue;
    const validate = ajv.getSchema(`explore#${schema}`) ?? assert.fail(schema);
    validated++;
    const chosen = /[?&](?:select|group_by)=/.test(String(asked.url)) ? ' with select' : '';
    const where = answer.statusCode === 200 ? `${template}${chosen}` : 'failure';
    seen.add(where);
    if (validate(answer.json())) continue;
    for (const error of validate.errors ?? []) found.add(lineOf(where, error));
  }
  assert.ok(validated > 45, `${validated} answers`);
  const listed = DIFFERENCES.filter(({ where }) => seen.has(where)).flatMap(({ where, at, rule, what }) =>
    what.map((one) => line(where, at, rule, one)),
  );
  assert.deepEqual([...found].toSorted(), listed.toSorted());
});

test('a wrong answer is seen', { skip }, () => {
  const schema = schemaOf('/catalog/datasets/{dataset_id}/facets', 200);
  const validate = ajv.getSchema(`explore#${schema}`) ?? assert.fail();
  assert.equal(validate({ _links: [], facets: [{ name: 'region', facets: [] }] }), true);
  assert.equal(validate({ _links: [], facets: [{ name: 'region', facets: [{ count: '3' }] }] }), false);
});

test('every parameter that the document declares is known to the endpoint', { skip }, async () => {
  for (const [template, { get }] of Object.entries(document.paths)) {
    const path = template.replace('{dataset_id}', 'achats').replace('{format}', 'json');
    const { statusCode } = await served.app.inject(`${ROOT}${path}`);
    if (statusCode !== 200) continue;
    const names = (get.parameters ?? [])
      .map(parameterOf)
      .flatMap(({ in: place, name }) => (place === 'query' ? [name] : []));
    const answer = await served.app.inject(`${ROOT}${path}?${names.map((name) => `${name}=`).join('&')}`);
    assert.equal(answer.headers['x-opencpf-unknown-parameters'], undefined, template);
  }
});

test('the document of differences has every line', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/explore-compatibility.md'), 'utf8');
  const SAID = { absent: 'not sent', ours: 'added', value: 'value' };
  for (const { where, at, rule, what, reason } of DIFFERENCES) {
    const names = what.map((one) => `\`${one}\``).join(' ');
    const row = `| ${where} | \`${at}\` | ${SAID[rule]} | ${names} | ${reason} |`;
    assert.ok(text.includes(row), row);
  }
});

interface Parameter {
  readonly in: string;
  readonly name: string;
}

/** A parameter that is written in place or by reference. */
function parameterOf(node: Json): Parameter {
  const { $ref } = node as { $ref?: string };
  if ($ref === undefined) return node as unknown as Parameter;
  const found = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], document);
  return found as Parameter;
}
