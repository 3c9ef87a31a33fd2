/** Requests of the golden files, as text and as the server takes them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { ROOT } from './fixture.ts';

/** The golden files. */
export const goldenFiles = (): string[] => globSync(join(import.meta.dirname, '*.http.txt')).toSorted();

/** The cases of a golden file, as they are written. */
export const splitCases = (written: string): string[] => written.split(/^(?=### )/m);

/** Every case of v2.1. */
export const readCases = (): string[] =>
  goldenFiles()
    .flatMap((file) => splitCases(readFileSync(file, 'utf8')))
    .filter((text) => !isOlder(parseCase(text).path));

/** Paths of the older APIs are written whole. */
const isOlder = (path: string): boolean => /^\/(?:api|explore)\//.test(path);

/** The request of a case: its text, its path below the API's root, and what is asked of the server. */
export function parseCase(text: string): { request: string; path: string; asked: InjectOptions } {
  const request = text.trimEnd().split('\n\n')[0]!;
  const [, line = '', ...lines] = request.split('\n');
  const [, method = 'GET', path = ''] = /^(GET|POST) (.*)$/.exec(line) ?? [];
  const parameters = lines.filter((one) => one.startsWith('  ')).map((one) => one.trim().split(/\s{2,}/));
  const headers = lines.filter((one) => !one.startsWith('  ')).map((one) => one.split(': '));
  const query = new URLSearchParams(parameters.map(([name = '', value = '']): [string, string] => [name, value]));
  const url = `${isOlder(path) ? '' : ROOT}${path}`;
  const given = Object.fromEntries(headers);
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...given };
  const asked: InjectOptions =
    method === 'POST'
      ? { method, url, payload: String(query), headers: form }
      : { url: parameters.length > 0 ? `${url}?${query}` : url, headers: given };
  return { request, path, asked };
}
