/** Formats that the engine writes itself: CSV, JSON, JSON by lines, Parquet. */
import { identifier, literal } from '../../warehouse/duck.ts';
import { choice, flag } from '../params.ts';
import type { Answer, Format, NamedColumn } from './format.ts';
import { shownPlace } from './places.ts';
import { cellSql, valueSql } from './value.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The columns under the names that the file shows. */
const named = ({ columns }: Answer, value: (column: NamedColumn) => string): string =>
  columns.map((column) => `${value(column)} as ${identifier(column.name)}`).join(', ');

/** Lines end with a line feed; an empty text is `""`, a null is nothing. */
export const CSV: Format = {
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  write: (answer) => ({
    list: named(answer, (column) => cellSql(column, answer)),
    options: [
      'format csv',
      'header true',
      `delimiter ${literal(choice(answer.raw, 'delimiter', DELIMITERS, ';'))}`,
      ...(flag(answer.raw, 'quote_all', false) ? ['force_quote *'] : []),
    ],
    ...(flag(answer.raw, 'with_bom', true) ? { head: BYTE_ORDER_MARK } : {}),
  }),
};

const json = (extension: string, array: boolean): Format => ({
  extension,
  media: 'application/json; charset=utf-8',
  write: (answer) => ({
    list: named(answer, (column) => valueSql(column, answer)),
    options: ['format json', `array ${array}`],
  }),
});

/** An array of flat objects, nulls present. */
export const JSON_ARRAY = json('json', true);

/** An object a line. */
export const JSON_LINES = json('jsonl', false);

/** Columns keep their types; points are WKB, the binary that readers of maps decode. */
export const PARQUET: Format = {
  extension: 'parquet',
  media: 'application/parquet',
  write: (answer) => ({
    list: named(answer, (column) => shownPlace(column, 'wkb') ?? identifier(column.alias)),
    options: [
      'format parquet',
      `compression ${choice(answer.raw, 'parquet_compression', ['snappy', 'zstd'], 'snappy')}`,
    ],
  }),
};
