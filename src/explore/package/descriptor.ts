/** A release as a Frictionless data package: its descriptor, with a Table Schema made from the definition (specs.frictionlessdata.io). */
import type { Column, ColumnType, DatasetDefinition } from '../../datasets/index.ts';
import type { Manifest } from '../../releases/manifest.ts';
import { LICENCE, PUBLISHER } from '../metadata.ts';

/** A file of the package. */
export interface PackageFile {
  readonly path: string;
  readonly format: 'csv' | 'parquet';
  readonly bytes: number;
  readonly sha256: string;
}

/** Types of Table Schema. */
const TYPES: Readonly<Record<ColumnType, string>> = { text: 'string', int: 'integer', double: 'number', date: 'date' };
/** Media types of the files that a package may name. */
export const MEDIA = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const;
/** Tabular packages are CSV alone: the files of a release are resources of any kind, with their schema all the same. */
const PROFILES = {
  csv: { whole: 'tabular-data-package', rows: 'tabular-data-resource' },
  parquet: { whole: 'data-package', rows: 'data-resource' },
} as const;

/** The descriptor of a release whose rows are in one file. */
export function renderDescriptor(definition: DatasetDefinition, manifest: Manifest, file: PackageFile): object {
  const { title, description, keywords } = definition;
  return {
    profile: PROFILES[file.format].whole,
    name: definition.id,
    id: `${definition.id}@${manifest.version}`,
    version: manifest.version,
    created: manifest.created_at,
    title: title.fr,
    description: description.fr,
    title_en: title.en,
    description_en: description.en,
    keywords: keywords.map(({ fr }) => fr),
    licenses: [{ name: 'etalab-2.0', title: LICENCE.name, path: LICENCE.url }],
    contributors: [{ title: PUBLISHER, role: 'publisher' }],
    sources: manifest.sources.map(({ table, file: name, sha256 }) => ({
      title: `${table} (${name})`,
      hash: `sha256:${sha256}`,
    })),
    origin: manifest.origin,
    resources: [
      {
        profile: PROFILES[file.format].rows,
        name: definition.id,
        path: file.path,
        format: file.format,
        mediatype: MEDIA[file.format],
        ...(file.format === 'csv' ? { encoding: 'utf-8', dialect: { delimiter: ',', header: true } } : {}),
        bytes: file.bytes,
        hash: `sha256:${file.sha256}`,
        rows: manifest.rows,
        schema: renderSchema(definition, manifest),
      },
      ...(file.format === 'parquet' ? renderReferences(definition, manifest) : []),
    ],
  };
}

/** The tables beside the rows of a release, as it has them. */
const renderReferences = ({ references = [] }: DatasetDefinition, { files }: Manifest): object[] =>
  references.flatMap(({ name, title }) =>
    files
      .filter((file) => file.name === `${name}.parquet`)
      .map(({ bytes, sha256 }) => ({
        name,
        path: `files/${name}.parquet`,
        title: title.fr,
        title_en: title.en,
        format: 'parquet',
        mediatype: MEDIA.parquet,
        bytes,
        hash: `sha256:${sha256}`,
      })),
  );

/** The Table Schema of a release. What it says of the values is what was checked of this release: a mirrored one may break it. */
function renderSchema({ columns, key }: DatasetDefinition, { checks, absent_columns }: Manifest): object {
  const holds = (name: string): boolean => checks.some((check) => check.name === name && check.passed);
  const unique = key.length > 0 && holds('key_unique');
  const nullable = columns.filter((column) => column.nullable !== undefined).map(({ name }) => name);
  const primary = unique && !key.some((name) => nullable.includes(name) || absent_columns.includes(name));
  return {
    fields: columns.map((column) => renderField(column, holds)),
    missingValues: [''],
    ...(primary ? { primaryKey: key } : unique ? { uniqueKeys: [key] } : {}),
  };
}

function renderField(
  { name, type, title, description, vocabulary, aliases, unit, nullable }: Column,
  holds: (check: string) => boolean,
) {
  const constraints = {
    ...(holds(`${name}_present`) ? { required: true } : {}),
    ...(vocabulary !== undefined && holds(`${name}_known`) ? { enum: vocabulary } : {}),
  };
  return {
    name,
    type: TYPES[type],
    title: title.fr,
    description: description.fr,
    title_en: title.en,
    description_en: description.en,
    ...(unit === undefined ? {} : { unit }),
    ...(aliases === undefined ? {} : { aliases }),
    ...(nullable === undefined ? {} : { missing: nullable.fr, missing_en: nullable.en }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

/** Sums of files, as `sha256sum -c` reads them. */
export const renderSums = (files: readonly { name: string; sha256: string }[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** What a person who opens the archive reads first. */
export const renderReadme = (
  { title, description, grain }: DatasetDefinition,
  { version, rows, origin }: Manifest,
): string =>
  [
    `# ${title.fr} / ${title.en}`,
    `${description.fr}\n\n${description.en}`,
    `Version ${version}, ${rows} lignes (${grain.fr}), origine : ${origin}. / Release ${version}, ${rows} rows (${grain.en}), origin: ${origin}.`,
    '`datapackage.json` : colonnes, types, sommes / columns, types, sums. `sha256sum -c SHA256SUMS`.',
    `${LICENCE.name} : ${LICENCE.url}`,
    '',
  ].join('\n\n');
