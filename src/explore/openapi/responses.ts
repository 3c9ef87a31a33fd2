/** Answers of an endpoint by status, as the OpenAPI document tells them. */
import type { Endpoint } from './endpoints.ts';
import { type HeaderName, renderHeaders } from './headers.ts';

interface Failure {
  readonly description: string;
  readonly schema: 'error' | 'quota';
  readonly headers: readonly HeaderName[];
}

/** What the answer was to be made from may be known before it fails. */
const FAILED: readonly HeaderName[] = ['Cache-Control', 'X-OpenCPF-Release', 'X-OpenCPF-Unknown-Parameters'];

const FAILURES: Readonly<Record<string, Failure>> = {
  '400': {
    description: 'A parameter or a clause cannot be read: `details` points at the character.',
    schema: 'error',
    headers: FAILED,
  },
  '404': { description: 'No dataset, release or endpoint has this name.', schema: 'error', headers: FAILED },
  '429': {
    description: 'The quota of the day is used up, in the envelope of the official API.',
    schema: 'quota',
    headers: ['Cache-Control', 'Retry-After'],
  },
  '503': {
    description: 'Too many queries at once, or a release that cannot be read: `Retry-After` says when to come back.',
    schema: 'error',
    headers: [...FAILED, 'Retry-After'],
  },
  '504': { description: 'The query took longer than its limit and was stopped.', schema: 'error', headers: FAILED },
};

/** Every answer of an endpoint. */
export function renderResponses({ path, schema, media = '*/*', headers }: Endpoint): Record<string, object> {
  const good = { description: schema === undefined ? 'The file.' : 'The answer.', content: contentOf(schema, media) };
  const said = (others: readonly HeaderName[]) => ({ headers: renderHeaders(path, others) });
  // A part is of the whole dataset: no query that could be warned of.
  const part = [...headers.filter((name) => name !== 'X-OpenCPF-Warnings'), 'Content-Range'] as const;
  const failures = Object.entries(FAILURES).map(([status, { description, schema: shape, headers: names }]) => [
    status,
    { description, ...said(names), content: contentOf(shape, media) },
  ]);
  return {
    '200': { ...good, ...said(headers) },
    ...(headers.includes('Accept-Ranges')
      ? {
          '206': { ...good, description: 'A part of the file.', ...said(part) },
          '416': { description: 'The file has no such part.', ...said(part) },
        }
      : {}),
    ...(headers.includes('ETag')
      ? {
          '304': {
            description: 'The client has the answer already.',
            ...said(['ETag', ...FAILED.filter((name) => headers.includes(name))]),
          },
        }
      : {}),
    ...Object.fromEntries(failures),
  };
}

const contentOf = (schema: string | undefined, media: string): object =>
  schema === undefined
    ? { [media]: {} }
    : { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
