/** The endpoints of the public API, as the OpenAPI document tells them. */
import type { HeaderName } from './headers.ts';
import type { ParameterFamily } from './parameters.ts';

export interface Endpoint {
  /** Path below the API's, with its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** Family of the parameters it reads. */
  readonly parameters: ParameterFamily;
  /** Name of the schema of a good answer; none: a file. */
  readonly schema?: string;
  /** Media type of a file that has one only. */
  readonly media?: string;
  /** Headers of a good answer beside those of every answer. */
  readonly headers: readonly HeaderName[];
}

/** Headers of an answer that may be kept. */
const KEPT: readonly HeaderName[] = ['ETag', 'Cache-Control', 'X-OpenCPF-Release', 'X-OpenCPF-Unknown-Parameters'];
const FILE: readonly HeaderName[] = [...KEPT, 'Content-Disposition'];

const DATASET = '/catalog/datasets/{dataset_id}';

const FEEDS: readonly Endpoint[] = [
  ['/catalog', 'every dataset'],
  [DATASET, 'one dataset'],
].flatMap(([path, of]): Endpoint[] => [
  {
    path: `${path}/releases.atom`,
    summary: `Releases of ${of}, what they changed, and notices, as an Atom feed (OpenCPF).`,
    parameters: 'news',
    media: 'application/atom+xml',
    headers: ['ETag', 'Cache-Control', 'X-OpenCPF-Unknown-Parameters'],
  },
  {
    path: `${path}/releases.json`,
    summary: `The same of ${of} as a JSON Feed 1.1 (OpenCPF).`,
    parameters: 'news',
    media: 'application/feed+json',
    headers: ['ETag', 'Cache-Control', 'X-OpenCPF-Unknown-Parameters'],
  },
]);

const PROTECTION = 'what protects people in it, what masked rows stand for, where they are, what is left open';
const DISCLOSURES: readonly Endpoint[] = [
  ...['disclosure', 'disclosure.json'].map(
    (name): Endpoint => ({
      path: `${DATASET}/releases/{version}/${name}`,
      summary: `The disclosure report of a published release: ${PROTECTION} (OpenCPF).`,
      parameters: 'none',
      schema: 'disclosure_report',
      headers: KEPT,
    }),
  ),
  ...[
    ['fr', 'French'],
    ['en', 'English'],
  ].map(
    ([language, name]): Endpoint => ({
      path: `${DATASET}/releases/{version}/disclosure.${language}.html`,
      summary: `The disclosure report as a page in ${name} (OpenCPF).`,
      parameters: 'none',
      media: 'text/html',
      headers: KEPT,
    }),
  ),
];

/** Every endpoint. A test holds this table and the server's routes together. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/catalog/facets',
    summary: 'Values of the metadata with their counts.',
    parameters: 'facets',
    schema: 'facet_list',
    headers: KEPT,
  },
  {
    path: `${DATASET}/records/{record_id}`,
    summary: 'One row, without envelope.',
    parameters: 'record',
    schema: 'record',
    headers: KEPT,
  },
  {
    path: `${DATASET}/attachments`,
    summary: 'Files attached: none.',
    parameters: 'none',
    schema: 'attachment_list',
    headers: [],
  },
  {
    path: '/catalog/exports',
    summary: 'The formats of the catalogue.',
    parameters: 'none',
    schema: 'link_list',
    headers: [],
  },
  {
    path: '/catalog/exports/{catalogue_format}',
    summary: 'The catalogue as a file: tables, and DCAT for harvesters.',
    parameters: 'catalogue',
    headers: FILE,
  },
  {
    path: '/catalog/datasets',
    summary: 'The datasets.',
    parameters: 'page',
    schema: 'dataset_list',
    headers: [...KEPT, 'X-OpenCPF-Warnings'],
  },
  {
    path: DATASET,
    summary: 'One dataset: its columns and what is known of it.',
    parameters: 'dataset',
    schema: 'dataset',
    headers: KEPT,
  },
  {
    path: `${DATASET}/records`,
    summary: 'Rows, or groups of rows.',
    parameters: 'records',
    schema: 'records',
    headers: [...KEPT, 'Link', 'X-OpenCPF-Warnings'],
  },
  {
    path: `${DATASET}/facets`,
    summary: 'Values of columns with their counts.',
    parameters: 'facets',
    schema: 'facet_list',
    headers: KEPT,
  },
  {
    path: `${DATASET}/exports`,
    summary: 'The formats of exports.',
    parameters: 'none',
    schema: 'link_list',
    headers: [],
  },
  {
    path: `${DATASET}/exports/{format}`,
    summary: 'Everything that matches, as a file.',
    parameters: 'exports',
    headers: [...FILE, 'Accept-Ranges', 'X-OpenCPF-Warnings'],
  },
  {
    path: `${DATASET}/snippets`,
    summary: 'The code that asks this query, in several languages (OpenCPF).',
    parameters: 'snippets',
    schema: 'snippet_list',
    headers: KEPT,
  },
  {
    path: `${DATASET}/snippets/{language}`,
    summary: 'The code that asks this query, in one language (OpenCPF).',
    parameters: 'snippets',
    media: 'text/plain',
    headers: KEPT,
  },
  {
    path: `${DATASET}/certifications/{certification}`,
    summary: 'A certification followed across its numbers: the chain, figures by period, breaks (OpenCPF).',
    parameters: 'none',
    schema: 'certification',
    headers: KEPT,
  },
  {
    path: `${DATASET}/releases`,
    summary: 'Every release made (OpenCPF).',
    parameters: 'none',
    schema: 'register',
    headers: ['Cache-Control'],
  },
  {
    path: `${DATASET}/releases/{version}`,
    summary: 'What a release says of itself (OpenCPF).',
    parameters: 'none',
    schema: 'manifest',
    headers: ['Cache-Control'],
  },
  {
    path: `${DATASET}/releases/{version}/{report}`,
    summary: 'The quality report of a release, published or not: JSON, or a page in French or English (OpenCPF).',
    parameters: 'none',
    headers: ['Cache-Control'],
  },
  ...DISCLOSURES,
  {
    path: `${DATASET}/freshness`,
    summary: 'The last release against the one that was expected (OpenCPF).',
    parameters: 'none',
    schema: 'freshness',
    headers: ['Cache-Control'],
  },
  {
    path: '/catalog/calendar.json',
    summary: 'When releases are expected, and how late the last ones are (OpenCPF).',
    parameters: 'none',
    schema: 'calendar',
    headers: ['Cache-Control'],
  },
  {
    path: '/catalog/calendar.ics',
    summary: 'When releases are expected, for agendas (OpenCPF).',
    parameters: 'language',
    media: 'text/calendar',
    headers: ['Cache-Control'],
  },
  {
    path: '/catalog/calendar.html',
    summary: 'When releases are expected, as a page (OpenCPF).',
    parameters: 'language',
    media: 'text/html',
    headers: ['Cache-Control'],
  },
  {
    path: `${DATASET}/releases/{version}/datapackage.json`,
    summary: 'A release as a Frictionless data package: columns, types, constraints, licence, sums (OpenCPF).',
    parameters: 'none',
    schema: 'data_package',
    headers: KEPT,
  },
  {
    path: `${DATASET}/releases/{version}/SHA256SUMS`,
    summary: 'SHA-256 of the files of a release (OpenCPF).',
    parameters: 'none',
    media: 'text/plain',
    headers: KEPT,
  },
  {
    path: `${DATASET}/releases/{version}/package.zip`,
    summary: 'The data package of a release with its rows as CSV (OpenCPF).',
    parameters: 'none',
    media: 'application/zip',
    headers: FILE,
  },
  {
    path: `${DATASET}/releases/{version}/files/{file}`,
    summary: 'A file of a release, as it was published (OpenCPF).',
    parameters: 'none',
    media: 'application/vnd.apache.parquet',
    headers: [...FILE, 'Accept-Ranges'],
  },
  {
    path: `${DATASET}/releases/{from}...{to}`,
    summary: 'What two releases differ by: figures, sentences, the first rows (OpenCPF).',
    parameters: 'differences',
    schema: 'comparison',
    headers: KEPT,
  },
  {
    path: `${DATASET}/releases/{from}...{to}/rows`,
    summary: 'The rows that two releases differ by, page after page (OpenCPF).',
    parameters: 'differences',
    schema: 'changed_rows',
    headers: KEPT,
  },
  {
    path: `${DATASET}/releases/{from}...{to}/rows.parquet`,
    summary: 'The rows that two releases differ by, as a file (OpenCPF).',
    parameters: 'none',
    media: 'application/parquet',
    headers: [...FILE, 'Accept-Ranges'],
  },
  {
    path: `${DATASET}/vintages`,
    summary: 'A measure by period and release, and the age from which periods no longer move (OpenCPF).',
    parameters: 'vintages',
    schema: 'vintages',
    headers: KEPT,
  },
  ...FEEDS,
];
