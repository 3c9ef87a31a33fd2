/**
 * The summary of differences as people read it: golden files of both languages, and its queries, which show what the sentences say. A golden
 * file that is not there is written, except where CI is set.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Comparison } from '../../src/compare/comparison.ts';
import { writePassage, writeSpan } from '../../src/compare/numbers.ts';
import { type Sentence, type Shown, tell } from '../../src/compare/sentences.ts';
import { catalogOf } from '../../src/explore/fields.ts';
import { inTerritory } from '../../src/nomenclatures/divisions.ts';
import { compile } from '../../src/odsql/index.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { temporaryFolder } from '../world.ts';
import { compareSides, type Sale, VENTES, writeSales } from './pair.ts';

const folder = temporaryFolder('sentences');
let engine: Engine;
before(async () => {
  engine = await Engine.open({ memoryMiB: 512, threads: 1 });
});
after(() => engine.close());

const LANGUAGES = ['fr', 'en'] as const;
const OCTOBER: readonly Sale[] = [
  [0, 'Gironde', 'Clos', 1000, 10],
  [1, 'Gironde', 'Clos', 200, 10],
  [1, 'Gard', 'Clos', 50, 10],
  [2, 'Paris', 'Validé', 4, 10],
  [2, null, 'Validé', 5, 10],
  [3, 'Landes', 'Validé', 7, 10],
];
const NOVEMBER: readonly Sale[] = [
  [0, 'Gironde', 'Clos', 1004, 10],
  [1, 'Gironde', 'Clos', 240, 10],
  [1, 'Gard', 'Clos', 44, 11],
  [2, 'Paris', 'Clos', 4, 10],
  [2, null, 'Validé', 6, 10],
  [3, 'Gard "du Nord"', 'Validé', 7, 10],
  [4, 'Paris', 'Validé', 12_345, 10],
];
/** Each golden file: the rows of the two releases. */
const PAIRS: Readonly<Record<string, readonly [readonly Sale[], readonly Sale[]]>> = {
  restated: [OCTOBER, NOVEMBER],
  same: [OCTOBER, OCTOBER],
  moved: [[[0, 'Ain', 'Validé', 3, null]], [[0, 'Ain', 'Clos', 3, null]]],
  'not-unique': [[...OCTOBER, ...OCTOBER], OCTOBER],
};

/** Writes a pair of releases and tells what they differ by. */
async function compared(name: string) {
  const [before, after] = PAIRS[name]!;
  const sides = [
    await writeSales(engine, folder, '2026-10-01', before),
    await writeSales(engine, folder, '2026-11-01', after),
  ] as const;
  return { sides, comparison: (await compareSides(engine, folder, ...sides)).comparison };
}

for (const name of Object.keys(PAIRS))
  test(`${name}: the sentences are those of the golden file`, async () => {
    const { comparison } = await compared(name);
    const text = LANGUAGES.map((language) => render(language, tell(VENTES, comparison, language))).join('\n');
    const path = join(import.meta.dirname, 'golden', `${name}.txt`);
    if (!existsSync(path) && process.env.CI === undefined) writeFileSync(path, text);
    assert.equal(text, readFileSync(path, 'utf8'));
  });

const render = (language: string, sentences: readonly Sentence[]): string =>
  [
    language,
    ...sentences.map(({ about, text, query }) => {
      const shown = query === null ? [] : Object.entries(query).map(([name, value]) => `      ${name}  ${value}`);
      return [`  ${about}: ${text.replaceAll(/[\u00a0\u202f]/g, '␣')}`, ...shown].join('\n');
    }),
    '',
  ].join('\n');

/** The first figure that a query gives over the file of a release. */
async function ask(file: string, { where, ...clauses }: Shown): Promise<unknown> {
  await engine.run(`create or replace view rows as select *, 0 as _row from read_parquet(${literal(file)})`);
  const query = { where: where === undefined ? [] : [where], refine: [], exclude: [], timezone: 'UTC', lang: 'en' };
  const { sql, parameters } = compile({ ...clauses, ...query, now: new Date(0) }, catalogOf(VENTES, 'main'));
  return Object.values((await engine.rows(sql, parameters))[0] ?? {})[0] ?? 0;
}

test('the query of a movement, asked of both releases, gives its two figures', async () => {
  const { comparison, sides } = await compared('restated');
  let asked = 0;
  for (const { about, query, text } of tell(VENTES, comparison, 'en')) {
    if (query === null || !['total', 'movement'].includes(about)) continue;
    const figures: unknown[] = [];
    for (const { file } of sides) figures.push(await ask(file, query));
    const [before, now] = figures;
    const written = (value: unknown): string => new Intl.NumberFormat('en').format(Number(value));
    assert.ok(text.includes(`goes from ${written(before)} to ${written(now)}`), `${text} ${before} ${now}`);
    asked++;
  }
  assert.ok(asked > 5, String(asked));
});

test('columns that came, went, have another name or another type are told', () => {
  const none = { added: [], removed: [], renamed: [], retyped: [] };
  const comparison: Comparison = {
    dataset: 'ventes',
    from: 'a',
    to: 'b',
    compared_by: 'key',
    key: [],
    compared: [],
    of_release: [],
    rows: { before: 0, after: 0, added: 0, removed: 0, changed: 0 },
    changed_columns: {},
    columns: { ...none, added: ['neuf'], renamed: [{ from: 'date_extract', to: 'date_chargement' }] },
    totals: [],
    periods: null,
    dimensions: [],
  };
  const about = (language: 'fr' | 'en') =>
    tell(VENTES, comparison, language)
      .filter((one) => one.about === 'columns')
      .map(({ text }) => text);
  assert.deepEqual(about('fr'), ['Colonnes ajoutées : neuf.', 'Colonnes renommées : date_extract → date_chargement.']);
  assert.deepEqual(about('en'), ['Columns added: neuf.', 'Columns renamed: date_extract → date_chargement.']);
});

test('territories take their preposition', () => {
  const names = [
    'Gironde',
    'Gard',
    'Landes',
    'Ain',
    'Paris',
    'La Réunion',
    'Île-de-France',
    'Grand Est',
    'Pays de la Loire',
    'Corse',
    'Tosa Word',
  ];
  assert.deepEqual(names.map(inTerritory), [
    'en Gironde',
    'dans le Gard',
    'dans les Landes',
    'dans l’Ain',
    'à Paris',
    'à La Réunion',
    'en Île-de-France',
    'dans le Grand Est',
    'dans les Pays de la Loire',
    'en Corse',
    undefined,
  ]);
});

test('figures: euros by unit, small percentages by their first digit, none from nothing', () => {
  const euros = { unit: 'euro' } as (typeof VENTES.columns)[number];
  const moved = (before: number | null, after: number) => writePassage({ measure: 'm', before, after }, euros, 'en');
  assert.deepEqual(moved(1000, 1120), { before: '€1,000', after: '€1,120', percent: '+12%' });
  assert.equal(moved(1_000_000, 1_000_040).percent, '+0.004%');
  assert.equal(moved(null, 5).percent, '');
  assert.equal(moved(-100, -50).percent, '+50%');
  const all = ['2025-12', '2026-01', '2026-02', '2026-04'];
  assert.deepEqual(writeSpan(['2025-12', '2026-02'], all, 'fr'), {
    months: true,
    first: 'décembre 2025',
    last: 'février 2026',
    count: '2',
    many: true,
    following: false,
  });
});
