/** The OpenAPI 3.1 document of the public API, made from the definitions of the datasets. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import { CATALOGUE_FORMATS } from '../catalogue-exports.ts';
import { FORMAT_NAMES } from '../export-format.ts';
import { PARAMETERS, type Parameter } from './parameters.ts';
import { renderSchemas } from './schemas.ts';

export interface Endpoint {
  /** Path below the API's, with its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Name of the schema of a good answer; none: a file. */
  readonly schema?: string;
}

const DATASET = '/catalog/datasets/{dataset_id}';

/** Every endpoint. A test holds this table and the server's routes together. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/catalog/facets',
    summary: 'Values of the metadata with their counts.',
    parameters: PARAMETERS.facets,
    schema: 'facet_list',
  },
  {
    path: `${DATASET}/records/{record_id}`,
    summary: 'One row, without envelope.',
    parameters: PARAMETERS.dataset,
    schema: 'record',
  },
  {
    path: `${DATASET}/attachments`,
    summary: 'Files attached: none.',
    parameters: PARAMETERS.none,
    schema: 'attachment_list',
  },
  {
    path: '/catalog/exports',
    summary: 'The formats of the catalogue.',
    parameters: PARAMETERS.none,
    schema: 'link_list',
  },
  {
    path: '/catalog/exports/{catalogue_format}',
    summary: 'The catalogue as a file: tables, and DCAT for harvesters.',
    parameters: PARAMETERS.catalogue,
  },
  { path: '/catalog/datasets', summary: 'The datasets.', parameters: PARAMETERS.page, schema: 'dataset_list' },
  {
    path: DATASET,
    summary: 'One dataset: its columns and what is known of it.',
    parameters: PARAMETERS.dataset,
    schema: 'dataset',
  },
  {
    path: `${DATASET}/records`,
    summary: 'Rows, or groups of rows.',
    parameters: PARAMETERS.records,
    schema: 'records',
  },
  {
    path: `${DATASET}/facets`,
    summary: 'Values of columns with their counts.',
    parameters: PARAMETERS.facets,
    schema: 'facet_list',
  },
  { path: `${DATASET}/exports`, summary: 'The formats of exports.', parameters: PARAMETERS.none, schema: 'link_list' },
  {
    path: `${DATASET}/exports/{format}`,
    summary: 'Everything that matches, as a file.',
    parameters: PARAMETERS.exports,
  },
  {
    path: `${DATASET}/releases`,
    summary: 'Every release made (OpenCPF).',
    parameters: PARAMETERS.none,
    schema: 'register',
  },
  {
    path: `${DATASET}/releases/{version}`,
    summary: 'What a release says of itself (OpenCPF).',
    parameters: PARAMETERS.none,
    schema: 'manifest',
  },
];

const pathParameters = (datasets: readonly DatasetDefinition[]): Record<string, Parameter> => {
  const parameter = (name: string, description: string, schema: object): Parameter => ({
    name,
    in: 'path',
    required: true,
    description,
    schema,
  });
  return {
    dataset_id: parameter('dataset_id', 'Identifier of the dataset.', {
      type: 'string',
      enum: datasets.map(({ id }) => id),
    }),
    format: parameter('format', 'Format of the file.', { type: 'string', enum: FORMAT_NAMES }),
    catalogue_format: parameter('catalogue_format', 'Format of the catalogue.', {
      type: 'string',
      enum: CATALOGUE_FORMATS,
    }),
    record_id: parameter('record_id', 'Identifier of the row: forty hexadecimal digits.', {
      type: 'string',
      pattern: '^[0-9a-f]{40}$',
    }),
    version: parameter('version', 'Name of the release, `2026-11-21`.', { type: 'string' }),
  };
};

const answer = (description: string, schema: string): object => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const file = { description: 'The file.', content: { '*/*': {} } };

const FAILURES = {
  '400': answer('A parameter or a clause cannot be read: `details` points at the character.', 'error'),
  '404': answer('No dataset, release or endpoint has this name.', 'error'),
  '503': answer('Too many queries at once: `Retry-After` says when to come back.', 'error'),
  '504': answer('The query took longer than its limit and was stopped.', 'error'),
};

function renderEndpoint({ path, summary, parameters, schema }: Endpoint, inPath: Record<string, Parameter>): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return {
    get: {
      summary,
      operationId: path.replaceAll(/[^a-z]+/g, '_').replaceAll(/^_|_$/g, ''),
      parameters: [...names.map((name) => inPath[name]!), ...parameters],
      responses: {
        '200': schema === undefined ? file : answer('The answer.', schema),
        '304': { description: 'The client has the answer already.' },
        ...FAILURES,
      },
    },
  };
}

/** The document; `base` is the path of the API on this server, `version` that of the software. */
export function renderOpenApi(datasets: readonly DatasetDefinition[], base: string, version: string): object {
  const inPath = pathParameters(datasets);
  return {
    openapi: '3.1.0',
    info: {
      title: 'OpenCPF, Explore API v2.1',
      version,
      description:
        'The open data of the French personal training account. Compatible with the Explore API v2.1 of Opendatasoft.',
      license: {
        name: 'Licence Ouverte 2.0 (Etalab)',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    },
    servers: [{ url: base }],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, renderEndpoint(endpoint, inPath)])),
    components: { schemas: renderSchemas(datasets) },
  };
}
