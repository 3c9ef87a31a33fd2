/** Headers of the answers, as the OpenAPI document tells them. */

const text = (description: string, example: string): object => ({ description, schema: { type: 'string', example } });
const number = (description: string): object => ({ description, schema: { type: 'integer', minimum: 0 } });

/** Every header that says something of an answer, by name. */
export const HEADERS = {
  'X-Request-Id': text('Name of the request in the log of the server.', '3f1b6c1e-7a44-4b0e-9d0c-2f6a3a0d4c11'),
  'X-RateLimit-Limit': number('Requests that a client may make in a day.'),
  'X-RateLimit-Remaining': number('Requests left to this client today.'),
  'X-RateLimit-Reset': text('When the day of the quotas ends: the next midnight, UTC.', '2026-11-22 00:00:00+00:00'),
  'X-RateLimit-dataset-Limit': number('Requests about one dataset that a client may make in a day.'),
  'X-RateLimit-dataset-Remaining': number('Requests about this dataset left to this client today.'),
  'X-RateLimit-dataset-Reset': text('As `X-RateLimit-Reset`.', '2026-11-22 00:00:00+00:00'),
  ETag: text(
    'What the answer is made from: send it in `If-None-Match`. Absent where the clock or chance counts.',
    '"…"',
  ),
  'Cache-Control': text('How long the answer may be kept.', 'public, max-age=60, must-revalidate'),
  Link: text('The page after this one, when there is one.', '<…&cursor=…>; rel="next"'),
  'Content-Disposition': text('Name of the file.', 'attachment; filename="achats.csv"'),
  'Accept-Ranges': text('A part may be asked for with `Range`: of the whole dataset as Parquet.', 'bytes'),
  'Content-Range': text('Which bytes these are.', 'bytes 0-99/1234'),
  'Retry-After': number('Seconds after which to come back.'),
  'X-OpenCPF-Release': text('The releases that the answer is made from.', 'achats@2026-11-21'),
  'X-OpenCPF-Unknown-Parameters': text('Parameters that were sent and that nothing reads.', 'limt'),
  'X-OpenCPF-Warnings': text('Kinds of the warnings of the query.', 'not_additive; unweighted_mean'),
} as const satisfies Record<string, object>;

export type HeaderName = keyof typeof HEADERS;

const EVERYWHERE: readonly HeaderName[] = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
];
const OF_A_DATASET: readonly HeaderName[] = [
  'X-RateLimit-dataset-Limit',
  'X-RateLimit-dataset-Remaining',
  'X-RateLimit-dataset-Reset',
];

/** The headers of an answer below a path: those of every answer, then the others, by reference. */
export function renderHeaders(path: string, others: readonly HeaderName[]): Record<string, object> {
  const names = [...EVERYWHERE, ...(path.includes('{dataset_id}') ? OF_A_DATASET : []), ...others];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
