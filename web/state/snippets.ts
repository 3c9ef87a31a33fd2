/** A request to the API as code that can be pasted. Texts stay texts: codes such as `01` keep their zero. */

export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** `urls` are absolute; their quotes are percent-encoded, so that they can stand between quotes in every language. */
export const snippets = (id: string, urls: { readonly json: string; readonly parquet: string }): readonly Snippet[] => [
  { name: 'curl', code: `curl --fail --output ${id}.parquet \\\n  '${urls.parquet}'` },
  { name: 'JavaScript', code: `const response = await fetch('${urls.json}');\nconst rows = await response.json();` },
  { name: 'Python', code: `import pandas\n\nrows = pandas.read_parquet('${urls.parquet}')` },
  { name: 'R', code: `rows <- arrow::read_parquet('${urls.parquet}')` },
  {
    name: 'DuckDB',
    code: `INSTALL httpfs;\nLOAD httpfs;\nSET force_download = true;\nFROM read_parquet('${urls.parquet}');`,
  },
];
