/** A golden case as text: a title, a request, and what the compiler and the engine make of it. */
import { Refusal } from '../../src/errors.ts';
import type { Compiled, Query } from '../../src/odsql/index.ts';
import { compile } from '../../src/odsql/index.ts';
import { plan } from '../../src/odsql/plan.ts';
import type { Engine } from '../../src/warehouse/duck.ts';
import { planText } from './plan-text.ts';
import { CATALOG, NOW } from './table.ts';

const section = (name: string, text: string): string => `---- ${name}\n${text}\n`;

/** Title and request of a file; what follows them is what is checked. */
export function headOf(text: string): { head: string; query: Query } {
  const [title = '', request = ''] = text.split('---- request\n');
  const lines = request.split('\n---- ')[0]!.trim();
  return { head: `${title.trimEnd()}\n\n${section('request', lines)}`, query: queryOf(lines.split('\n')) };
}

/** Lines such as `where     nb_int > 3`; where, refine and exclude may be repeated. */
function queryOf(lines: readonly string[]): Query {
  const pairs = lines.map((line) => /^(\S+)\s*(.*)$/.exec(line)!).map(([, name, text]) => [name!, text!] as const);
  const one = (wanted: string): string | undefined => pairs.find(([name]) => name === wanted)?.[1];
  const several = (wanted: string): string[] => pairs.filter(([name]) => name === wanted).map(([, text]) => text);
  const refinements = (wanted: string) =>
    several(wanted).map((text) => ({ field: text.split(':')[0]!, value: text.slice(text.indexOf(':') + 1) }));
  const texts = ['select', 'group_by', 'order_by', 'timezone', 'lang'] as const;
  const numbers = ['limit', 'offset'] as const;
  return {
    ...Object.fromEntries(texts.flatMap((name) => (one(name) === undefined ? [] : [[name, one(name)]]))),
    ...Object.fromEntries(numbers.flatMap((name) => (one(name) === undefined ? [] : [[name, Number(one(name))]]))),
    where: several('where'),
    refine: refinements('refine'),
    exclude: refinements('exclude'),
    now: NOW,
  };
}

/** All that follows the request, as it is today. */
export async function bodyOf(query: Query, engine: Engine): Promise<string> {
  let compiled: Compiled;
  try {
    compiled = compile(query, CATALOG);
  } catch (error) {
    if (error instanceof Refusal) return `\n${section('error', `${error.code}\n${error.describe()}`)}`;
    throw error;
  }
  const warnings = compiled.warnings.map(({ code, message }) => `${code}: ${message}`);
  return [
    ...(warnings.length > 0 ? [section('warnings', warnings.join('\n'))] : []),
    section('plan', planText(plan(query, CATALOG))),
    section('sql', compiled.sql),
    section('parameters', compiled.parameters.map(String).join(' | ')),
    section('rows', await rowsOf(compiled, engine)),
  ]
    .map((text) => `\n${text}`)
    .join('');
}

const show = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? `[${value}]`
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

async function rowsOf(compiled: Compiled, engine: Engine): Promise<string> {
  const rows = await engine.rows(compiled.sql, compiled.parameters);
  const { count } = await engine.row(compiled.count.sql, compiled.count.parameters);
  return [
    compiled.columns.map((column) => column.key).join(' | '),
    ...rows.map((row) => compiled.columns.map((column) => show(row[column.alias])).join(' | ')),
    `(${rows.length} of ${count})`,
  ].join('\n');
}
