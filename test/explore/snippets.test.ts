/** Snippets: the code that asks a query is run, and asks it, whatever the texts of the query hold. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, type LanguageName, type Written } from '../../src/explore/snippets/languages.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { temporaryFolder } from '../world.ts';
import { ROOT, serveWorld } from './fixture.ts';

const folder = temporaryFolder('snippets');
const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
/** Runs a program on a text; neither its failure nor its complaints are accepted. */
function run(command: string, args: readonly string[], environment: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env: { ...process.env, ...environment } });
  assert.equal(status, 0, String(stderr));
  return String(stdout);
}

/** Texts that end a literal somewhere, begin a command, or are not seen. */
const PIECES = `'|"|\`|\\|$(id)|\${HOME}|!!|;|\n|\r\n|\t|%|%41|+|&|#|=|@|@file|*|?|[1]|{a,b}|<|>|</script>|<!--|--|/*|''|\\'|\\"|\\n|\\u0041|\u0007|\u001b[0m|\u202e|\u2028|\ufeff|é|œ|😀|\u{e0041}| `;
const awkward = fc.oneof(
  fc
    .array(fc.constantFrom(...PIECES.split('|'), 'nb > 5', 'region'), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
);
const parameters = fc.array(fc.tuple(fc.constantFrom('where', 'select', 'refine', 'timezone'), awkward), {
  maxLength: 4,
});

const asked = (base: string, pairs: readonly (readonly [string, string])[]): Written => ({
  dataset: 'achats',
  page: { address: `${base}/records`, parameters: pairs },
  file: (format) => ({ address: `${base}/exports/${format}`, parameters: pairs }),
  columns: [],
});

/** What an address asks: its path and its parameters, those of one name in their order. */
function readAddress(address: string): unknown {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return [pathname, Object.entries(Object.groupBy(searchParams, ([name]) => name)).toSorted()];
}

/** Whether the addresses that a language asks are those of the queries, page and file. */
function checkAddresses(addresses: readonly string[], queries: readonly Written[], format: 'csv' | 'parquet'): void {
  const expected = queries.flatMap(({ page, file }) =>
    [page, file(format)].map((one) => `${one.address}?${new URLSearchParams(one.parameters.map(([...pair]) => pair))}`),
  );
  assert.deepEqual(addresses.map(readAddress), expected.map(readAddress));
}

/** Generated queries, many at once: starting a program is slow. */
function property(runs: number, many: number, check: (queries: Written[]) => unknown): Promise<void> | void {
  const queries = fc.array(
    parameters.map((pairs) => asked(base, pairs)),
    { minLength: many, maxLength: many },
  );
  return fc.assert(
    fc.asyncProperty(queries, async (list) => {
      await check(list);
    }),
    { numRuns: runs },
  );
}
const codeOf = (language: LanguageName, queries: readonly Written[]): string =>
  queries.map((query) => LANGUAGES[language].write(query)).join('\n');

/** A server that writes down what it is asked. */
let recorder: Server;
let base = '';
const seen: string[] = [];
before(async () => {
  recorder = createServer(({ url = '' }, response) => {
    seen.push(url);
    response.end('{}');
  });
  await new Promise<void>((done) => recorder.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
});
after(() => recorder.close());

test('curl, run by bash', {
  skip: has('curl') && has('bash') ? false : 'curl or bash is not on this machine',
}, async () => {
  await property(4, 12, async (queries) => {
    seen.length = 0;
    // The server that records is in this process: it must go on while the commands run.
    const child = spawn('bash', ['-c', codeOf('curl', queries)], {
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    const [status] = await new Promise<[number | null]>((done) => child.on('close', (code) => done([code])));
    assert.equal(status, 0);
    checkAddresses(seen, queries, 'csv');
  });
});

test('JavaScript, evaluated', async () => {
  const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (fetch: unknown) => Promise<void>;
  await property(300, 1, async (queries) => {
    const addresses: string[] = [];
    const fetched = { ok: true, json: async () => ({}), text: async () => '' };
    const fetch = async (address: string) => {
      addresses.push(address);
      return fetched;
    };
    await new AsyncFunction('fetch', codeOf('javascript', queries))(fetch);
    checkAddresses(addresses, queries, 'csv');
    assert.doesNotMatch(codeOf('javascript', queries), /<\/script|<!--/i);
  });
});

/** Stands for the two libraries, and says what they are asked. */
const PYTHON = `
import json, sys, types
from urllib.parse import urlencode as encoded
class Answer:
    def raise_for_status(self): pass
    def json(self): return {"results": []}
def get(address, params, timeout): print(json.dumps(address + "?" + encoded(params))); return Answer()
def read(address): print(json.dumps(address))
sys.modules["requests"] = types.SimpleNamespace(get=get)
sys.modules["pandas"] = types.SimpleNamespace(DataFrame=list, read_parquet=read)
`;

test('Python, run', { skip: has('python3') ? false : 'python3 is not on this machine' }, () =>
  property(4, 30, (queries) => {
    const said = run('python3', ['-c', PYTHON + codeOf('python', queries)], { PYTHONUTF8: '1' });
    checkAddresses(
      said
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string),
      queries,
      'parquet',
    );
  }),
);

test('R, run', { skip: has('Rscript') ? false : 'Rscript is not on this machine' }, () =>
  property(2, 30, (queries) => {
    const said = run('Rscript', ['-e', R + codeOf('r', queries)]);
    checkAddresses(said.trim().split('\n'), queries, 'csv');
  }),
);

/** Stands for the two libraries, and says what they are asked. */
const R = `
library <- function(...) NULL
request <- function(url) list(url = url)
req_url_query <- function(req, ..., .multi) {
  given <- list(...)
  pairs <- unlist(lapply(names(given), function(n) paste0(n, "=", sapply(given[[n]], URLencode, reserved = TRUE))))
  list(url = paste0(req$url, "?", paste(pairs, collapse = "&")))
}
req_perform <- function(req) { cat(req$url, "\\n"); req }
resp_body_json <- function(...) list(results = NULL)
read_delim <- function(url, ...) cat(url, "\\n")
`;

test('DuckDB, read by its own parser', async () => {
  await using engine = await Engine.open({ memoryMiB: 128, threads: 1 });
  await property(200, 1, async (queries) => {
    const [row] = await engine.rows<{ tree: string }>(
      `select json_serialize_sql(${literal(codeOf('duckdb', queries))}) as tree`,
    );
    const tree = JSON.parse(row!.tree) as { error: boolean; statements: object[] };
    assert.equal(tree.error, false, row!.tree);
    assert.equal(tree.statements.length, 2);
    const addresses = [...row!.tree.matchAll(/"value":"(http[^"]*)"/g)].map((match) => match[1]!);
    checkAddresses(addresses, queries, 'parquet');
  });
});

const served = serveWorld();

test('the code of a query gives what the query gives', async () => {
  const address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const path = `${address}${ROOT}/catalog/datasets/achats`;
  const query = new URLSearchParams([
    ['where', `region = 'Corse' or intitule like "d'été"`],
    ['where', 'nb < 5'],
    ['order_by', 'nb desc'],
    ['limit', '1'],
  ]);
  const { snippets } = (await (await fetch(`${path}/snippets?${query}`)).json()) as {
    snippets: { language: LanguageName; code: string }[];
  };
  const codes = new Map(snippets.map(({ language, code }) => [language, code]));
  for (const [language, code] of codes)
    assert.equal(await (await fetch(`${path}/snippets/${language}?${query}`)).text(), code);
  const page = await (await fetch(`${path}/records?${query}`)).json();
  query.delete('limit');
  const file = await (await fetch(`${path}/exports/csv?${query}`)).text();
  const AsyncFunction = (async () => {}).constructor as new (code: string) => () => Promise<unknown>;
  const [total, rows, csv] = (await new AsyncFunction(
    `${codes.get('javascript')}; return [total_count, results, csv];`,
  )()) as unknown[];
  assert.deepEqual({ total_count: total, results: rows }, page);
  assert.equal(csv, file);
  if (!has('curl')) return;
  const child = spawn('bash', ['-c', codes.get('curl')!], { cwd: folder });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise((done) => child.on('close', done));
  assert.deepEqual(JSON.parse(said), page);
  assert.equal(readFileSync(join(folder, 'achats.csv'), 'utf8').replace('\ufeff', ''), file);
});
