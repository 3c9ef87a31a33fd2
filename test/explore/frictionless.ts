/** What Data Package, Data Resource, Tabular Data Package and Table Schema (specs.frictionlessdata.io, version 1) demand of a descriptor, as JSON Schema. */

const TEXT = { type: 'string' };
const NAME = { type: 'string', pattern: '^([-a-z0-9._/])+$' };
/** Below the descriptor: neither absolute nor above it. */
const PATH = { type: 'string', pattern: '^(?=^[^./~])(^((?!\\.{2}).)*$).*$' };
const LIST = (items: object) => ({ type: 'array', minItems: 1, items });

const LICENSE = {
  type: 'object',
  anyOf: [{ required: ['name'] }, { required: ['path'] }],
  properties: {
    name: { type: 'string', pattern: '^([-a-zA-Z0-9._])+$' },
    path: { type: 'string', pattern: '^https?://' },
    title: TEXT,
  },
};
const CONTRIBUTOR = { type: 'object', required: ['title'], properties: { title: TEXT, role: TEXT } };
const SOURCE = { type: 'object', required: ['title'], properties: { title: TEXT } };

const FIELD = {
  type: 'object',
  required: ['name'],
  properties: {
    name: TEXT,
    title: TEXT,
    description: TEXT,
    type: {
      enum: [
        ...['string', 'number', 'integer', 'date', 'time', 'datetime', 'year', 'yearmonth', 'boolean'],
        ...['object', 'array', 'duration', 'geopoint', 'geojson', 'any'],
      ],
    },
    constraints: {
      type: 'object',
      properties: {
        required: { type: 'boolean' },
        unique: { type: 'boolean' },
        enum: { ...LIST(TEXT), uniqueItems: true },
      },
      additionalProperties: false,
    },
  },
};
const TABLE_SCHEMA = {
  type: 'object',
  required: ['fields'],
  properties: {
    fields: LIST(FIELD),
    missingValues: { type: 'array', items: TEXT },
    primaryKey: { oneOf: [TEXT, LIST(TEXT)] },
  },
};

const RESOURCE = {
  type: 'object',
  required: ['name', 'path'],
  properties: {
    name: NAME,
    path: PATH,
    title: TEXT,
    format: TEXT,
    mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
    encoding: TEXT,
    bytes: { type: 'integer' },
    hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$' },
    schema: TABLE_SCHEMA,
  },
};
/** A table is CSV, and has its schema. */
const TABULAR_RESOURCE = {
  required: ['profile', 'schema'],
  properties: {
    profile: { const: 'tabular-data-resource' },
    format: { const: 'csv' },
    dialect: { type: 'object', properties: { delimiter: TEXT, header: { type: 'boolean' } } },
  },
};

export const DATA_PACKAGE = {
  type: 'object',
  required: ['resources'],
  properties: {
    profile: { enum: ['data-package', 'tabular-data-package'] },
    name: NAME,
    id: TEXT,
    title: TEXT,
    description: TEXT,
    version: TEXT,
    created: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+(Z|[+-]\\d{2}:\\d{2})$' },
    keywords: LIST(TEXT),
    licenses: LIST(LICENSE),
    contributors: LIST(CONTRIBUTOR),
    sources: LIST(SOURCE),
    resources: LIST({
      ...RESOURCE,
      if: { properties: { profile: { const: 'tabular-data-resource' } }, required: ['profile'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: TABULAR_RESOURCE,
    }),
  },
  if: { properties: { profile: { const: 'tabular-data-package' } }, required: ['profile'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { resources: LIST(TABULAR_RESOURCE) } },
};
