/** The formats of exports, under the names that clients ask. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Format } from './formats/format.ts';
import { GEOJSON } from './formats/geojson.ts';
import { ROWS_JSON_LD, ROWS_N3, ROWS_RDF_XML, ROWS_TURTLE } from './formats/rdf.ts';
import { SHEET } from './formats/sheet.ts';
import { CSV, JSON_ARRAY, JSON_LINES, PARQUET } from './formats/tables.ts';
import { refuse } from './params.ts';

/** In the order in which the official portal lists them. */
export const FORMATS = {
  csv: CSV,
  json: JSON_ARRAY,
  jsonl: JSON_LINES,
  parquet: PARQUET,
  geojson: GEOJSON,
  rdfxml: ROWS_RDF_XML,
  jsonld: ROWS_JSON_LD,
  turtle: ROWS_TURTLE,
  n3: ROWS_N3,
  xlsx: SHEET,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
const { geojson, ...WITHOUT_PLACE } = FORMATS;

const NO_SHAPE = 'Places are written as geojson, which programs of maps read and turn into their own formats.';
/** Formats of the official portal that are not offered, and why. */
const NOT_OFFERED: Readonly<Record<string, string>> = {
  geojson: 'Rows of this dataset have no place.',
  shp: NO_SHAPE,
  kml: NO_SHAPE,
  fgb: NO_SHAPE,
  gpx: NO_SHAPE,
  ov2: NO_SHAPE,
  mvt: NO_SHAPE,
  ical: 'A calendar holds events, with a beginning and an end; rows are counts and offers.',
  xls: 'The older format of Excel holds 65,536 rows; xlsx holds more.',
};

/** The formats that a dataset is offered in. */
export const formatsOf = ({ place }: DatasetDefinition): Readonly<Partial<Record<FormatName, Format>>> =>
  place === undefined ? WITHOUT_PLACE : FORMATS;

/** The format of a name, among those that are offered. Refuses `parameter`, and says why a known one is missing. */
export function findFormat<T>(name: string, offered: Readonly<Record<string, T>>): T {
  if (Object.hasOwn(offered, name)) return offered[name]!;
  return refuse('format', name, `one of ${Object.keys(offered).join(' ')} is expected`, NOT_OFFERED[name]);
}
