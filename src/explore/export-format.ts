/** The formats of exports, as data: what they are called, and how the engine writes them. */
import type { DatasetDefinition } from '../datasets/index.ts';
import { literal } from '../warehouse/duck.ts';
import type { PlaceForm } from './export-places.ts';
import { GEOJSON } from './geojson.ts';
import { choice, flag, type RawParameters } from './params.ts';

export interface Format {
  /** End of the file name. */
  extension: string;
  media: string;
  /** Options of the engine's COPY for a request. */
  options(raw: RawParameters): string[];
  /** Bytes before the file of the engine. */
  head(raw: RawParameters): Buffer;
  /** Dates and instants written as text at their precision; otherwise they keep their type. */
  textDates: boolean;
  /** How places are written; as text (`48.85341, 2.3488`, latitude first) when absent. */
  places?: PlaceForm;
  /** Written for datasets whose rows have a place only, one GeoJSON Feature for each row. */
  features?: true;
  /** Bytes after the file of the engine. */
  tail?: Buffer;
}

const NOTHING = Buffer.alloc(0);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const DELIMITERS = [';', ',', '\t', '|'] as const;

export const FORMATS = {
  csv: {
    extension: 'csv',
    media: 'text/csv; charset=utf-8',
    options: (raw) => [
      'format csv',
      'header true',
      `delimiter ${literal(choice(raw, 'delimiter', DELIMITERS, ';'))}`,
      ...(flag(raw, 'quote_all', false) ? ['force_quote *'] : []),
    ],
    head: (raw) => (flag(raw, 'with_bom', true) ? BYTE_ORDER_MARK : NOTHING),
    textDates: true,
  },
  json: {
    extension: 'json',
    media: 'application/json; charset=utf-8',
    options: () => ['format json', 'array true'],
    head: () => NOTHING,
    textDates: true,
    places: 'json',
  },
  jsonl: {
    extension: 'jsonl',
    media: 'application/json; charset=utf-8',
    options: () => ['format json', 'array false'],
    head: () => NOTHING,
    textDates: true,
    places: 'json',
  },
  parquet: {
    extension: 'parquet',
    media: 'application/parquet',
    options: (raw) => [
      'format parquet',
      `compression ${choice(raw, 'parquet_compression', ['snappy', 'zstd'], 'snappy')}`,
    ],
    head: () => NOTHING,
    textDates: false,
    places: 'wkb',
  },
  geojson: GEOJSON,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The formats that a dataset is offered in. */
export const formatsOf = ({ place }: DatasetDefinition): FormatName[] =>
  FORMAT_NAMES.filter((name) => place !== undefined || !('features' in FORMATS[name]));
