/** The catalogue as a table, so that the query language works on metadata as it does on rows. */
import type { Catalog, Field, PlainType } from '../odsql/index.ts';
import { literal } from '../warehouse/duck.ts';
import { DATA_LANGUAGE, FREQUENCIES, featuresOf, type Language, LICENCE, PUBLISHER, THEME } from './metadata.ts';
import type { OpenRelease } from './open-release.ts';

interface Meta {
  name: string;
  type: PlainType;
  /** Names with the template it belongs to, and older ones. */
  aliases: readonly string[];
  multivalued?: true;
  /** Listed by `/catalog/facets`. */
  facet?: true;
  /** Several values make a multivalued field. */
  value(release: OpenRelease, language: Language): string | number | readonly string[] | null;
}

/** What may be asked of metadata. */
const METAS: readonly Meta[] = [
  { name: 'dataset_id', type: 'text', aliases: ['datasetid'], value: ({ definition }) => definition.id },
  {
    name: 'title',
    type: 'text',
    aliases: ['default.title'],
    value: ({ definition }, language) => definition.title[language],
  },
  {
    name: 'description',
    type: 'text',
    aliases: ['default.description'],
    value: ({ definition }, language) => definition.description[language],
  },
  {
    name: 'keyword',
    type: 'text',
    aliases: ['default.keyword'],
    value: ({ definition }, language) => definition.keywords.map((keyword) => keyword[language]),
    multivalued: true,
    facet: true,
  },
  {
    name: 'theme',
    type: 'text',
    aliases: ['default.theme'],
    value: (_release, language) => [THEME[language]],
    multivalued: true,
    facet: true,
  },
  { name: 'publisher', type: 'text', aliases: ['default.publisher'], facet: true, value: () => PUBLISHER },
  { name: 'license', type: 'text', aliases: ['default.license'], facet: true, value: () => LICENCE.name },
  { name: 'language', type: 'text', aliases: ['default.language'], facet: true, value: () => DATA_LANGUAGE },
  {
    name: 'features',
    type: 'text',
    aliases: [],
    value: ({ definition }) => featuresOf(definition),
    multivalued: true,
    facet: true,
  },
  { name: 'records_count', type: 'int', aliases: ['default.records_count'], value: ({ manifest }) => manifest.rows },
  {
    name: 'modified',
    type: 'datetime',
    aliases: ['default.modified'],
    value: ({ manifest }) => manifest.created_at,
    facet: true,
  },
  {
    name: 'data_processed',
    type: 'datetime',
    aliases: ['default.data_processed'],
    value: ({ manifest }) => manifest.created_at,
  },
  {
    name: 'accrualperiodicity',
    type: 'text',
    aliases: ['dcat.accrualperiodicity'],
    value: ({ definition }) => FREQUENCIES[definition.cadence],
    facet: true,
  },
  {
    name: 'granularity',
    type: 'text',
    aliases: ['dcat.granularity'],
    value: ({ definition }, language) => definition.grain[language],
    facet: true,
  },
  { name: 'issued', type: 'datetime', aliases: ['dcat.issued'], facet: true, value: () => null },
  { name: 'created', type: 'datetime', aliases: ['dcat.created'], facet: true, value: () => null },
  { name: 'creator', type: 'text', aliases: ['dcat.creator'], facet: true, value: () => null },
  { name: 'contributor', type: 'text', aliases: ['dcat.contributor'], facet: true, value: () => null },
  { name: 'dataquality', type: 'text', aliases: ['dcat.dataquality'], facet: true, value: () => null },
  { name: 'release', type: 'text', aliases: ['opencpf.release'], value: ({ manifest }) => manifest.version },
  { name: 'as_of', type: 'date', aliases: ['opencpf.as_of'], value: ({ manifest }) => manifest.as_of },
  { name: 'cadence', type: 'text', aliases: ['opencpf.cadence'], value: ({ definition }) => definition.cadence },
];

/** What `/catalog/facets` lists when no facet is named. */
export const CATALOGUE_FACETS: readonly string[] = METAS.filter(({ facet }) => facet).map(({ name }) => name);

const SQL_TYPES: Readonly<Record<PlainType, string>> = {
  text: 'varchar',
  int: 'bigint',
  double: 'double',
  date: 'date',
  datetime: 'timestamp',
  boolean: 'boolean',
};

const FIELDS: readonly Field[] = METAS.map(({ name, type, aliases, multivalued = false }) => ({
  name,
  type,
  aliases,
  multivalued,
  column: name,
}));

/** The metadata of releases as one table of literals: texts of definitions and manifests, nothing of a request. */
export const catalogueOf = (releases: readonly OpenRelease[], language: Language): Catalog => ({
  table: `(${[emptyRow(), ...releases.map((release, index) => rowOf(release, index, language))].join(' union all ')})`,
  rowOrder: '_row',
  fields: FIELDS,
});

const rowOf = (release: OpenRelease, index: number, language: Language): string =>
  `select ${index}, ${METAS.map((meta) => `${constant(meta.value(release, language))}::${sqlType(meta)}`).join(', ')}`;

/** Gives the columns their names and types, even when nothing is published. */
const emptyRow = (): string =>
  `select 0::bigint as _row, ${METAS.map((meta) => `null::${sqlType(meta)} as ${meta.name}`).join(', ')} where false`;

const sqlType = ({ type, multivalued }: Meta): string => `${SQL_TYPES[type]}${multivalued ? '[]' : ''}`;

function constant(value: string | number | readonly string[] | null): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? `[${value.map(literal).join(', ')}]` : literal(String(value));
}
