/** The OpenAPI 3.1 document of the public API, made from the definitions of the datasets. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import { LIMITS, type Limits } from '../../limits.ts';
import { CATALOGUE_FORMATS } from '../catalogue-exports.ts';
import { FORMAT_NAMES } from '../export-format.ts';
import { REPORTS } from '../releases.ts';
import { LANGUAGE_NAMES } from '../snippets/languages.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { HEADERS } from './headers.ts';
import { type Parameter, renderParameters } from './parameters.ts';
import { renderResponses } from './responses.ts';
import { renderSchemas } from './schemas.ts';

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
    language: parameter('language', 'Language of the code.', { type: 'string', enum: LANGUAGE_NAMES }),
    file: parameter('file', 'Name of a file of the release, as its manifest says.', { type: 'string' }),
    from: parameter('from', 'Name of a release, `2026-10-31`.', { type: 'string' }),
    to: parameter('to', 'Name of the release it is compared with.', { type: 'string' }),
    certification: parameter('certification', 'Register and number of a certification, `RNCP38565` or `RS6203`.', {
      type: 'string',
    }),
    version: parameter('version', 'Name of the release, `2026-11-21`.', { type: 'string' }),
    report: parameter('report', '`quality` is `quality.json`.', { type: 'string', enum: Object.keys(REPORTS) }),
  };
};

function renderEndpoint(
  endpoint: Endpoint,
  inPath: Record<string, Parameter>,
  inQuery: ReturnType<typeof renderParameters>,
): object {
  const { path, summary, parameters } = endpoint;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return {
    get: {
      summary,
      operationId: path.replaceAll(/[^a-z]+/g, '_').replaceAll(/^_|_$/g, ''),
      parameters: [...names.map((name) => inPath[name]!), ...inQuery[parameters]],
      responses: renderResponses(endpoint),
    },
  };
}

/** The document; `base` is the path of the API on this server, `version` that of the software, `limits` those of the server. */
export function renderOpenApi(
  datasets: readonly DatasetDefinition[],
  base: string,
  version: string,
  limits: Limits = LIMITS,
): object {
  const inPath = pathParameters(datasets);
  const inQuery = renderParameters(limits);
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
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, renderEndpoint(endpoint, inPath, inQuery)])),
    components: { schemas: renderSchemas(datasets), headers: HEADERS },
  };
}
