/** Rows as statements of RDF: one subject a record, one property a column; what is null is not said. */
import type { FieldType } from '../../odsql/index.ts';
import { identifier } from '../../warehouse/duck.ts';
import type { Answer, NamedColumn, Origin } from './format.ts';
import { shownPlace } from './places.ts';
import { valueSql } from './value.ts';

export const VOCABULARIES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dct: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
} as const;

/** What is said of the dataset itself. */
export const aboutDataset = ({ title, version }: Origin): readonly (readonly [string, string])[] => [
  ['dct:title', title],
  ['dcat:version', version],
];

/** A record is part of its dataset; a group or a figure is made from it. */
export const linkToDataset = ({ record }: Origin): string => (record === undefined ? 'dct:source' : 'dct:isPartOf');

/** The namespace of the properties: the columns of the dataset. */
export const columnsOf = ({ address }: Origin): string => `${address}#`;

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'string',
  int: 'integer',
  double: 'double',
  date: 'date',
  datetime: 'dateTime',
  boolean: 'boolean',
  geo_point_2d: 'string',
  geo_shape: 'string',
  geo_cluster: 'string',
};
const DATE_TYPES = { year: 'gYear', month: 'gYearMonth', day: 'date' } as const;

/** A column as a property. */
export interface Property {
  /** The name of the property in the namespace of the dataset's columns: one that every syntax of RDF can write. */
  readonly name: string;
  /** Type of its values in XML Schema: `integer`. */
  readonly type: string;
  /** SQL of its value, null when there is none; of the list of them when `several`. */
  readonly value: string;
  readonly several: boolean;
}

/** The columns of an answer as properties, without the identifier of the records. */
export const propertiesOf = (answer: Answer): Property[] =>
  answer.columns
    .filter(({ alias }) => alias !== answer.origin?.record)
    .map((column) => ({
      name: propertyName(column.key),
      type: column.type === 'date' ? DATE_TYPES[column.field?.precision ?? 'day'] : TYPES[column.type],
      value: shownPlace(column, 'text') ?? valueSql(column, answer),
      several: column.field?.multivalued === true,
    }));

/** SQL that writes each value of a property, joined; null when there is none. `write` is given the SQL of one value. */
export const eachValue = ({ value, several }: Property, write: (value: string) => string, joint: string): string =>
  several ? `nullif(array_to_string(list_transform(${value}, lambda v: ${write('v')}), '${joint}'), '')` : write(value);

/** The name of a column, where a character that XML or Turtle refuse in names is written by its code, `_x0028_`, as in ISO 9075-14. */
export const propertyName = (key: NamedColumn['key']): string =>
  [...key]
    .map((character, index) => {
      const allowed = /[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff]/.test(character);
      if (allowed || (index > 0 && /\d/.test(character))) return character;
      return `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .join('');

/** SQL of the identifier of the record of a row. */
export const recordSql = ({ record }: Origin): string | undefined =>
  record === undefined ? undefined : identifier(record);
