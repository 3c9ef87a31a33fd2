/** A dataset as the API tells of it: the shape of Explore API v2.1, filled from the definition and the manifest of the release. */
import { createHash } from 'node:crypto';
import type { Column, DatasetDefinition, Text } from '../datasets/index.ts';
import type { Manifest } from '../releases/manifest.ts';
import { labelOf, meanOf } from './fields.ts';
import { renderInstant } from './instant.ts';
import { PLACE_FIELD } from './place-field.ts';

/** Language of titles and descriptions. Only French and English are written; the other languages of the API read English. */
export type Language = keyof Text;

export const PUBLISHER = 'OpenCPF';
/** The open licence of the French State, version 2.0 (Etalab, April 2017). */
export const LICENCE = {
  name: 'Licence Ouverte v2.0 (Etalab)',
  url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
};
export const THEME: Text = { fr: 'Formation professionnelle', en: 'Vocational training' };
/** Language of the published columns and values. */
export const DATA_LANGUAGE = 'fr';
/** Frequencies of the vocabulary of the European data portal. */
export const FREQUENCIES: Readonly<Record<DatasetDefinition['cadence'], string>> = {
  daily: 'http://publications.europa.eu/resource/authority/frequency/DAILY',
  monthly: 'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
  quarterly: 'http://publications.europa.eu/resource/authority/frequency/QUARTERLY',
};

/** One dataset, whole. */
export function renderDataset(definition: DatasetDefinition, manifest: Manifest, language: Language): object {
  return {
    dataset_id: definition.id,
    dataset_uid: `da_${createHash('sha256').update(definition.id).digest('hex').slice(0, 6)}`,
    visibility: 'domain',
    has_records: true,
    data_visible: true,
    features: featuresOf(definition),
    attachments: [],
    alternative_exports: [],
    fields: [
      ...definition.columns.map((column) => renderField(column, language)),
      ...(definition.place === undefined ? [] : [renderPlace(language)]),
    ],
    metas: {
      default: renderDefault(definition, manifest, language),
      dcat: {
        created: null,
        issued: null,
        creator: null,
        contributor: null,
        contact_name: null,
        contact_email: null,
        accrualperiodicity: FREQUENCIES[definition.cadence],
        spatial: null,
        temporal: null,
        granularity: definition.grain[language],
        dataquality: null,
      },
      dcat_ap: {},
      inspire: {},
      custom: {},
      explore: {},
      opencpf: renderRelease(definition, manifest, language),
    },
  };
}

/** What the data allow: grouping always, time series where a date is below the level of the whole release, maps where rows have a place. */
export const featuresOf = ({ columns, place }: DatasetDefinition): string[] => [
  'analyze',
  ...(columns.some(({ precision }) => precision !== undefined) ? ['timeserie'] : []),
  ...(place === undefined ? [] : ['geo']),
];

function renderField(column: Column, language: Language): object {
  return {
    name: column.name,
    label: labelOf(column),
    description: column.description[language],
    type: column.type,
    annotations: annotationsOf(column),
  };
}

const renderPlace = (language: Language): object => ({
  name: PLACE_FIELD.name,
  label: PLACE_FIELD.label,
  description: PLACE_FIELD.description[language],
  type: PLACE_FIELD.type,
  annotations: { title_fr: [PLACE_FIELD.title.fr], title_en: [PLACE_FIELD.title.en] },
});

/** Annotations are arrays, an empty one for a plain yes. After the vocabulary of the API come ours: titles, aggregation, former names, values and their English readings. */
function annotationsOf(column: Column): Record<string, readonly string[]> {
  const { type, precision, unit, facet, title, aggregation, aliases, vocabulary, readings = {} } = column;
  const read = Object.keys(readings);
  return {
    sortable: [],
    ...(facet === undefined ? {} : { facet: [] }),
    ...(facet === 'disjunctive' ? { disjunctive: [] } : {}),
    ...(unit === undefined ? {} : { unit: [unit] }),
    ...(type === 'date' ? { timeserie_precision: [precision ?? 'day'] } : {}),
    title_fr: [title.fr],
    title_en: [title.en],
    ...(aggregation.kind === 'none' ? {} : { aggregation: aggregationOf(column) }),
    ...(aliases === undefined ? {} : { aliases }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(read.length === 0 ? {} : { readings_of: read, readings_en: read.map((value) => readings[value]!) }),
  };
}

/** `["sum"]`, `["distinct"]`, `["min"]`, `["max"]`, or `["mean", numerator, weight]`. */
function aggregationOf(column: Column): string[] {
  const { aggregation } = column;
  if (aggregation.kind !== 'mean') return [aggregation.kind];
  const { numerator, weight } = meanOf(column, aggregation);
  return ['mean', numerator, weight];
}

function renderDefault(definition: DatasetDefinition, manifest: Manifest, language: Language): object {
  const made = renderInstant(manifest.created_at, 'UTC');
  return {
    title: definition.title[language],
    description: definition.description[language],
    theme: [THEME[language]],
    keyword: definition.keywords.map((keyword) => keyword[language]),
    license: LICENCE.name,
    license_url: LICENCE.url,
    language: DATA_LANGUAGE,
    metadata_languages: ['fr', 'en'],
    timezone: null,
    modified: made,
    modified_updates_on_metadata_change: false,
    modified_updates_on_data_change: true,
    data_processed: made,
    metadata_processed: made,
    geographic_reference: ['world/world_fr'],
    geographic_reference_auto: false,
    territory: ['France'],
    geographic_area: null,
    geographic_area_mode: null,
    records_count: manifest.rows,
    attributions: null,
    source_domain: null,
    source_domain_title: null,
    source_domain_address: null,
    source_dataset: null,
    shared_catalog: null,
    federated: false,
    oauth_scope: null,
    parent_domain: null,
    references: null,
    publisher: PUBLISHER,
  };
}

/** Ours: which release this is, and what must be known before its figures are used. */
function renderRelease(definition: DatasetDefinition, manifest: Manifest, language: Language): object {
  return {
    release: manifest.version,
    as_of: manifest.as_of,
    origin: manifest.origin,
    cadence: definition.cadence,
    grain: definition.grain[language],
    masked_rows: manifest.masked_rows,
    absent_columns: manifest.absent_columns,
    nullable: Object.fromEntries(
      definition.columns.flatMap(({ name, nullable }) => (nullable === undefined ? [] : [[name, nullable[language]]])),
    ),
  };
}
