/** The files that the selection can be taken away as, by what one does with them. */

export const USES = {
  sheet: ['csv', 'xlsx'],
  code: ['parquet', 'json', 'jsonl'],
  map: ['geojson'],
  linked: ['rdfxml', 'jsonld', 'turtle', 'n3'],
} as const;

export type Use = keyof typeof USES;
export type Format = (typeof USES)[Use][number];

/** Rows of a sheet beside its header (docs/limits.md, `xlsx_rows`). */
export const SHEET_ROWS = 1_048_575;

/** What may stand between the columns of a CSV, by the word it has in addresses; the first is that of the API. */
export const DELIMITERS = { semicolon: ';', comma: ',', tab: '\t' } as const;
export type Delimiter = keyof typeof DELIMITERS;
