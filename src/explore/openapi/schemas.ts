/** Schemas of the answers, from the definitions of the datasets. */
import type { Column, DatasetDefinition } from '../../datasets/index.ts';
import { PLACE_FIELD } from '../place-field.ts';
import { LANGUAGE_NAMES } from '../snippets/languages.ts';
import { CERTIFICATION_SCHEMA } from './certification-schema.ts';
import { COMPARISON_SCHEMAS } from './comparison-schemas.ts';
import { DISCLOSURE_SCHEMA } from './disclosure-schema.ts';
import { COUNT, list, object, TEXT } from './shapes.ts';

const nullable = (schema: { type: string }, may: boolean): object =>
  may ? { ...schema, type: [schema.type, 'null'] } : schema;

/** Form of a date by its precision. */
const DATE_FORMS = { year: '^\\d{4}$', month: '^\\d{4}-\\d{2}$', day: '^\\d{4}-\\d{2}-\\d{2}$' } as const;

/** The value of a column in a row. Columns absent from a mirrored file are null: every column may be. */
function valueSchema({ type, precision }: Column): { type: string } {
  switch (type) {
    case 'text':
      return { type: 'string' };
    case 'int':
      return { type: 'integer' };
    case 'double':
      return { type: 'number' };
    case 'date':
      return { type: 'string', pattern: DATE_FORMS[precision ?? 'day'] } as { type: string };
  }
}

/** The name of the schema of a dataset's rows. */
export const recordSchema = ({ id }: DatasetDefinition): string => `record_${id}`;

/** A row of a dataset, whole. A request with `select` or `group_by` answers with other keys. */
const renderRecord = ({ columns, grain, place }: DatasetDefinition): object => ({
  type: 'object',
  description: grain.en,
  required: columns.map(({ name }) => name),
  properties: {
    ...Object.fromEntries(
      columns.map((column) => [
        column.name,
        {
          ...nullable(valueSchema(column), true),
          title: column.title.fr,
          description: column.description.fr,
          ...(column.vocabulary === undefined ? {} : { examples: [column.vocabulary[0]] }),
        },
      ]),
    ),
    ...(place === undefined ? {} : { [PLACE_FIELD.name]: PLACE_SCHEMA }),
  },
});

/** Where a row is put on the map; answered only when it is named. */
const PLACE_SCHEMA = {
  type: ['object', 'null'],
  title: PLACE_FIELD.title.fr,
  description: PLACE_FIELD.description.fr,
  required: ['lon', 'lat'],
  properties: { lon: { type: 'number' }, lat: { type: 'number' } },
};

const ANNOTATIONS = {
  type: 'object',
  additionalProperties: list(TEXT),
  properties: {
    vocabulary: { ...list(TEXT), description: 'OpenCPF: every value that the column may have.' },
    readings_of: { ...list(TEXT), description: 'OpenCPF: published values that have an English reading.' },
    readings_en: {
      ...list(TEXT),
      description:
        'OpenCPF: these readings, in the same order. For the eye alone: queries and answers have the published values.',
    },
  },
};

const FRESHNESS = {
  dataset_id: TEXT,
  cadence: { enum: ['daily', 'monthly', 'quarterly'] },
  expected: TEXT,
  next: TEXT,
  made: { type: ['string', 'null'] },
  late: { type: 'boolean' },
  late_by_seconds: COUNT,
};
const LINKS = { type: 'array', items: object({ rel: TEXT, href: TEXT }) };

export const renderSchemas = (datasets: readonly DatasetDefinition[]): Record<string, object> => ({
  error: object({ error_code: TEXT, message: TEXT, details: { type: 'object' } }),
  quota: object({
    errorcode: { const: 10_005 },
    reset_time: TEXT,
    limit_time_unit: { const: 'day' },
    call_limit: COUNT,
    error: TEXT,
  }),
  record: { type: 'object', description: 'A row: the columns of its dataset, or those selected.' },
  attachment_list: object({ attachments: { type: 'array' } }),
  snippet_list: object({
    snippets: { type: 'array', items: object({ language: { enum: LANGUAGE_NAMES }, label: TEXT, code: TEXT }) },
  }),
  link_list: object({ _links: LINKS }),
  dataset: object({
    dataset_id: TEXT,
    has_records: { type: 'boolean' },
    features: { type: 'array', items: TEXT },
    fields: {
      type: 'array',
      items: object({
        name: TEXT,
        label: TEXT,
        description: { type: ['string', 'null'] },
        type: { enum: ['text', 'int', 'double', 'date', 'geo_point_2d'] },
        annotations: ANNOTATIONS,
      }),
    },
    metas: { type: 'object' },
  }),
  dataset_list: object({
    total_count: COUNT,
    results: { type: 'array', items: { $ref: '#/components/schemas/dataset' } },
  }),
  facet_list: object({
    facets: {
      type: 'array',
      items: object(
        {
          name: TEXT,
          facets: {
            type: 'array',
            items: object(
              { name: TEXT, value: TEXT, state: { enum: ['displayed', 'refined', 'excluded'] }, count: COUNT },
              ['name', 'value', 'state'],
            ),
          },
        },
        ['name', 'facets'],
      ),
    },
  }),
  register: object(
    {
      dataset: TEXT,
      latest: { type: ['string', 'null'] },
      versions: {
        type: 'array',
        items: object(
          {
            version: TEXT,
            as_of: TEXT,
            created_at: TEXT,
            rows: COUNT,
            origin: TEXT,
            result: { enum: ['published', 'refused', 'held'] },
            rolled_back: {
              ...object({ at: TEXT, reason: TEXT, instead: TEXT }),
              description: 'There when the release was taken back: since when, why, and what is served instead.',
            },
          },
          ['version', 'as_of', 'created_at', 'rows', 'origin', 'result'],
        ),
      },
      rollbacks: {
        type: 'array',
        items: object({ at: TEXT, from: TEXT, to: TEXT, withdrawn: { type: 'array', items: TEXT }, reason: TEXT }),
        description: 'Times when an earlier release was served again, oldest first.',
      },
    },
    ['dataset', 'latest', 'versions'],
  ),
  freshness: object(FRESHNESS),
  calendar: object({
    rules: object({ hour: COUNT, minute: COUNT, day: COUNT, zone: TEXT }),
    datasets: { type: 'array', items: object({ ...FRESHNESS, next_releases: { type: 'array', items: TEXT } }) },
  }),
  manifest: object({
    dataset: TEXT,
    version: TEXT,
    as_of: TEXT,
    rows: COUNT,
    columns: { type: 'array' },
    files: { type: 'array' },
    checks: { type: 'array' },
    dispositions: { type: 'array' },
  }),
  data_package: object({
    name: TEXT,
    version: TEXT,
    title: TEXT,
    resources: { type: 'array' },
    licenses: { type: 'array' },
  }),
  ...COMPARISON_SCHEMAS,
  certification: CERTIFICATION_SCHEMA,
  disclosure_report: DISCLOSURE_SCHEMA,
  ...Object.fromEntries(datasets.map((dataset) => [recordSchema(dataset), renderRecord(dataset)])),
  records: object(
    {
      total_count: COUNT,
      results: { type: 'array', items: { type: 'object' } },
      warnings: {
        type: 'array',
        items: object(
          {
            code: { enum: ['not_additive', 'unweighted_mean', 'subtracted_date'] },
            message: TEXT,
            clause: TEXT,
            character: COUNT,
            instead: TEXT,
          },
          ['code', 'message', 'clause', 'character'],
        ),
        description: 'What is wrong with a figure, and the right expression when there is one.',
      },
    },
    ['total_count', 'results'],
  ),
});
