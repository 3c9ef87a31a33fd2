/** The code that asks a query, in the languages of those who use the data: one page of it, then everything as a file. */
import type { FieldType, ResultColumn } from '../../odsql/index.ts';
import { literal } from '../../warehouse/duck.ts';
import { encodePart, quoteEightDigits, quoteJavaScript, quoteShell } from './quote.ts';

/** An address and the parameters it is asked with; a name may come several times. */
export interface Asked {
  address: string;
  parameters: readonly (readonly [name: string, value: string])[];
}

/** A query to be written. `file` gives the same rows as the page, all of them, in a format. */
export interface Written {
  dataset: string;
  page: Asked;
  file(format: 'csv' | 'parquet'): Asked;
  /** The columns of both. */
  columns: readonly ResultColumn[];
}

interface Language {
  label: string;
  write(query: Written): string;
}

const SAID = { page: 'A page of the answer', file: 'Everything that matches' } as const;

/** Parameters on lines of their own, between what opens and what closes them. */
const lines = (parts: readonly string[], open: string, close: string): string =>
  parts.length === 0 ? `${open}${close}` : `${open}\n${parts.map((part) => `  ${part},`).join('\n')}\n${close}`;

const addressOf = ({ address, parameters }: Asked): string => {
  const query = parameters.map(([name, value]) => `${name}=${encodePart(value)}`).join('&');
  return query === '' ? address : `${address}?${query}`;
};

function writeCurl({ dataset, page, file }: Written): string {
  const command = (options: string, { address, parameters }: Asked) =>
    [
      `curl --get${options} ${quoteShell(address)}`,
      ...parameters.map(([name, value]) => `  --data-urlencode ${quoteShell(`${name}=${value}`)}`),
    ].join(' \\\n');
  const output = ` --output ${quoteShell(`${dataset}.csv`)}`;
  return `# ${SAID.page}\n${command('', page)}\n\n# ${SAID.file}\n${command(output, file('csv'))}\n`;
}

function writeJavaScript({ page, file }: Written): string {
  const listed = ({ parameters }: Asked) =>
    lines(
      parameters.map(([name, value]) => `["${name}", ${quoteJavaScript(value)}]`),
      'new URLSearchParams([',
      '])',
    );
  const fetched = ({ address }: Asked, name: string) => `await fetch(${quoteJavaScript(`${address}?`)} + ${name})`;
  const all = file('csv');
  return [
    `// ${SAID.page}`,
    `const query = ${listed(page)};`,
    `const answer = ${fetched(page, 'query')};`,
    'if (!answer.ok) throw new Error((await answer.json()).message);',
    'const { total_count, results } = await answer.json();',
    '',
    `// ${SAID.file}`,
    `const all = ${listed(all)};`,
    `const file = ${fetched(all, 'all')};`,
    'if (!file.ok) throw new Error((await file.json()).message);',
    'const csv = await file.text();',
    '',
  ].join('\n');
}

function writePython({ page, file }: Written): string {
  const listed = ({ parameters }: Asked) =>
    lines(
      parameters.map(([name, value]) => `("${name}", ${quoteEightDigits(value)})`),
      '[',
      ']',
    );
  const all = file('parquet');
  return [
    'from urllib.parse import urlencode',
    '',
    'import pandas',
    'import requests',
    '',
    `# ${SAID.page}`,
    `query = ${listed(page)}`,
    `answer = requests.get(${quoteEightDigits(page.address)}, params=query, timeout=60)`,
    'answer.raise_for_status()',
    'page = pandas.DataFrame(answer.json()["results"])',
    '',
    `# ${SAID.file} (needs pyarrow)`,
    `all_rows = ${listed(all)}`,
    `table = pandas.read_parquet(${quoteEightDigits(`${all.address}?`)} + urlencode(all_rows))`,
    '',
  ].join('\n');
}

/** How readr calls the type of a column; texts stay texts, zeros before a code included. */
const READR: Partial<Record<FieldType, string>> = { int: 'd', double: 'd', datetime: 'T', boolean: 'l' };
const readrType = ({ type, field }: ResultColumn): string =>
  type === 'date' && (field?.precision ?? 'day') === 'day' ? 'D' : (READR[type] ?? 'c');

function writeR({ page, file, columns }: Written): string {
  const asked = ({ address, parameters }: Asked): string[] => {
    const values = Map.groupBy(parameters, ([name]) => name);
    const named = [...values].map(([name, pairs]) => {
      const texts = pairs.map(([, value]) => quoteEightDigits(value));
      return `${name} = ${texts.length === 1 ? texts[0] : `c(${texts.join(', ')})`}`;
    });
    const query = named.length === 0 ? [] : [`req_url_query(${[...named, '.multi = "explode"'].join(', ')})`];
    return [`request(${quoteEightDigits(address)})`, ...query];
  };
  const piped = (steps: readonly string[]) => steps.join(' |>\n  ');
  return [
    'library(httr2)',
    'library(readr)',
    '',
    `# ${SAID.page}`,
    `page <- ${piped([...asked(page), 'req_perform()', 'resp_body_json(simplifyVector = TRUE)'])}`,
    'page$results',
    '',
    `# ${SAID.file}`,
    `file <- ${piped(asked(file('csv')))}`,
    `rows <- read_delim(file$url, delim = ";", col_types = "${columns.map(readrType).join('')}")`,
    '',
  ].join('\n');
}

const writeDuckdb = ({ page, file }: Written): string =>
  [
    `-- ${SAID.page}`,
    `SELECT unnest(results, max_depth := 2) FROM read_json(${literal(addressOf(page))});`,
    '',
    `-- ${SAID.file}`,
    `SELECT * FROM read_parquet(${literal(addressOf(file('parquet')))});`,
    '',
  ].join('\n');

/** The languages, by the name they have in addresses. */
export const LANGUAGES = {
  curl: { label: 'curl', write: writeCurl },
  javascript: { label: 'JavaScript (fetch)', write: writeJavaScript },
  python: { label: 'Python (requests, pandas)', write: writePython },
  r: { label: 'R (httr2, readr)', write: writeR },
  duckdb: { label: 'DuckDB SQL', write: writeDuckdb },
} as const satisfies Record<string, Language>;

export type LanguageName = keyof typeof LANGUAGES;
export const LANGUAGE_NAMES = Object.keys(LANGUAGES) as LanguageName[];
