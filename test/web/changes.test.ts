/** What changed and data health: what is told, where it leads, what is drawn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Comparison, Sentence } from '../../web/api/comparison.ts';
import type { Dataset, Release, Releases } from '../../web/api/types.ts';
import { draw } from '../../web/charts/draw.ts';
import { editionOf } from '../../web/pages/changes/edition.ts';
import { chooseFacts, leadOf, viewOf, weightOf } from '../../web/pages/changes/facts.ts';
import { tellHeadline } from '../../web/pages/changes/headline.ts';
import { tellRestated } from '../../web/pages/changes/restated.ts';
import { tellRows } from '../../web/pages/health/rows-over-time.ts';
import { countChecks, lastIncident, statusOf } from '../../web/pages/health/status.ts';
import { readSentence } from '../../web/state/sentence.ts';

const release = (version: string, more: Partial<Release> = {}): Release => ({
  version,
  as_of: version.slice(0, 10),
  created_at: `${version.slice(0, 10)}T06:00:00.000Z`,
  origin: 'derived',
  rows: 100,
  result: 'published',
  ...more,
});
const register = (...versions: Release[]): Releases => ({
  dataset: 'achats',
  latest:
    versions.findLast(({ result, rolled_back }) => result === 'published' && rolled_back === undefined)?.version ??
    null,
  versions,
});
const HELD = release('2026-10-20', { result: 'held', reason: 'rows' });
const TAKEN = release('2026-10-22', { rolled_back: { at: '', reason: 'false totals', instead: '2026-10-21' } });

const movement = (where: string, measure = 'nb'): Sentence => ({
  about: 'movement',
  text: `${where}, ${measure}`,
  query: { select: `sum(${measure}) as ${measure}`, where },
});

const TOTAL: Sentence = { about: 'total', text: 'In all', query: { select: 'sum(nb) as nb' } };
const moved = (before: number | null, after: number | null) => [{ measure: 'nb', before, after }];
const COMPARISON: Comparison = {
  dataset: 'achats',
  from: '2026-09-15',
  to: '2026-10-15',
  compared_by: 'key',
  changed_columns: {},
  rows: { before: 90, after: 100, added: 12, removed: 2, changed: 3 },
  totals: moved(1000, 900),
  periods: {
    column: 'mois',
    restated: [
      { period: '2026-08', measures: moved(50, 40) },
      { period: '2026-09', measures: moved(20, 45) },
    ],
    added: [{ period: '2026-10', measures: moved(null, 30) }],
    removed: [],
    all: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
  },
  dimensions: [],
  summary: [{ about: 'rows', text: 'Rows', query: { select: 'count(*) as lignes' } }, TOTAL],
};
const DATASET = {
  dataset_id: 'achats',
  fields: [
    {
      name: 'nb',
      label: 'Nb',
      type: 'int',
      description: null,
      annotations: { title_fr: ['Dossiers'], title_en: ['Files'], aggregation: ['sum'], unit: ['file'] },
    },
  ],
} as unknown as Dataset;

test('a query of the summary is a view of the table, or none when the table cannot say it', () => {
  assert.deepEqual(viewOf(movement('genre = "Femme"').query), { 'refine.genre': ['Femme'], sort: ['-nb'] });
  assert.deepEqual(viewOf(movement(String.raw`titre = "Dit \"bien\", \\ ou non"`).query), {
    'refine.titre': [String.raw`Dit "bien", \ ou non`],
    sort: ['-nb'],
  });
  assert.deepEqual(viewOf({ select: 'count(*) as lignes', where: 'titre in ("A, B", "C")' }), {
    'refine.titre': ['A, B', 'C'],
  });
  assert.deepEqual(viewOf(movement("mois in (date'2025-12', date'2026-01')").query), {
    'range.mois': ['2025-12..2026-01'],
    sort: ['-nb'],
  });
  assert.equal(viewOf(movement("mois in (date'2025-11', date'2026-01')").query), null, 'a month between is not of it');
  assert.equal(viewOf(movement('genre is null').query), null);
  assert.equal(viewOf(null), null);
  assert.deepEqual(viewOf(TOTAL.query), { sort: ['-nb'] });
});

test('the facts: totals and periods, then each column in turn', () => {
  const summary: Sentence[] = [
    { about: 'rows', text: 'Rows', query: null },
    TOTAL,
    movement('a = "1"'),
    movement('a = "2"'),
    movement('a is null'),
    movement('code_a = "1"'),
    movement('b = "1"'),
    { about: 'values', text: 'New', query: null },
  ];
  const told = (most: number) => chooseFacts(summary, most).map(({ text }) => text);
  assert.deepEqual(told(10), ['In all', 'a = "1", nb', 'b = "1", nb', 'a = "2", nb']);
  assert.equal(told(2).length, 2);
});

test('the story is told by its first total that moved', () => {
  assert.deepEqual(leadOf(COMPARISON), moved(1000, 900)[0]);
  assert.equal(weightOf(COMPARISON), 0.1);
  const still = { ...COMPARISON, summary: [] };
  const none = { ...still, rows: { ...still.rows, added: 0, removed: 0, changed: 0 } };
  const from = release('2026-09-15');
  assert.equal(tellHeadline(COMPARISON, DATASET, from, 'en'), '100 fewer files than on 15 September 2026');
  assert.equal(tellHeadline(still, DATASET, from, 'en'), 'Rows change, totals do not, since 15 September 2026');
  assert.equal(tellHeadline(none, DATASET, from, 'en'), 'Nothing changed since 15 September 2026');
});

test('a month that was not over is filled in, not restated; it is not drawn, nor a new one', () => {
  const told = tellRestated(COMPARISON, DATASET, release('2026-09-15'), 'en')!;
  assert.equal(told.title, '1 finished period restated, −10 in all');
  assert.deepEqual(told.notes, [
    'Not over yet on 15 September 2026: September 2026, from 20 to 45.',
    'New: October 2026, 30.',
  ]);
  const { table, drawing } = told.telling!;
  assert.deepEqual(
    table.rows.map(({ period, difference }) => [period, difference]),
    [
      ['2026-06', 0],
      ['2026-07', 0],
      ['2026-08', -10],
    ],
  );
  const still = tellRestated(COMPARISON, DATASET, release('2026-08-15'), 'en')!;
  assert.equal(still.title, 'No finished period was restated');
  assert.equal(still.telling, null);
  assert.equal(tellRestated({ ...COMPARISON, periods: null }, DATASET, release('2026-09-15'), 'en'), null);

  const { document } = parseHTML('<html><body></body></html>');
  const svg = draw(table, drawing, { lang: 'en', width: 480, document });
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => `${textContent}`);
  assert.deepEqual(texts.filter((text) => /^-?\d+$/.test(text)).toSorted(), ['-10']);
  assert.equal(svg.querySelectorAll('rect').length, 3);
});

test('the last two releases that stand are compared, or those of the address', () => {
  const [first, second, third] = ['2026-09-15', '2026-10-15', '2026-11-15'].map((version) => release(version));
  const all = register(first!, second!, HELD, TAKEN, third!);
  const edition = (search = {}) => {
    const { from, to, incidents } = editionOf(all, search)!;
    return [from.version, to.version, incidents.length];
  };
  assert.deepEqual(edition(), ['2026-10-15', '2026-11-15', 2]);
  assert.deepEqual(edition({ from: ['2026-09-15'] }), ['2026-09-15', '2026-11-15', 2]);
  assert.deepEqual(edition({ to: ['2026-10-15'] }), ['2026-09-15', '2026-10-15', 0]);
  assert.deepEqual(edition({ from: ['2026-11-15'], to: ['2026-10-20'] }), ['2026-10-15', '2026-11-15', 2]);
  assert.equal(editionOf(register(first!, TAKEN)), null);
  assert.equal(editionOf(register()), null);
});

test('a dataset is late, set aside, up to date, or not published', () => {
  const good = release('2026-10-15');
  assert.equal(statusOf({ late: false }, register(good)), 'fine');
  assert.equal(statusOf({ late: true }, register(good, HELD)), 'late');
  assert.equal(statusOf({ late: false }, register(good, HELD)), 'aside');
  assert.equal(statusOf({ late: false }, register(good, TAKEN)), 'aside');
  assert.equal(statusOf({ late: true }, register()), 'none');
  assert.equal(lastIncident(register(good, HELD, good)), HELD);
  assert.equal(lastIncident(register(good)), undefined);
  const means = { fr: 'a', en: 'a' };
  const checks = [
    { name: 'a', means, passed: true },
    { name: 'b', means, passed: false },
    { name: 'c', means, passed: false, advisory: true as const },
  ];
  assert.deepEqual(countChecks({ checks }), { passed: 1, failed: 1, advisory: 1 });
});

test('rows are drawn for the releases that stand', () => {
  const telling = tellRows(register(release('2026-09-15'), HELD, release('2026-10-15', { rows: 150 })), 'en')!;
  assert.equal(telling.title, '50% more rows than in the release before');
  assert.deepEqual(
    telling.table.rows.map(({ rows }) => rows),
    [100, 150],
  );
  assert.equal(tellRows(register(release('2026-09-15')), 'en'), null);
});

test('a sentence quotes values as they are read in English, of its own column only', () => {
  const field = (name: string, readings_of: string[], readings_en: string[]) => ({
    name,
    type: 'text',
    annotations: { readings_of, readings_en },
  });
  const dataset = {
    fields: [field('statut', ['Validé'], ['Validated']), field('genre', ['Femme'], ['Woman'])],
  } as unknown as Dataset;
  const sentence: Sentence = {
    about: 'movement',
    text: 'For “Validé” (Status), then “Femme”, Validé.',
    query: { select: 'sum(nb) as nb', where: 'statut = "Validé"' },
  };
  assert.equal(readSentence(sentence, dataset, 'en'), 'For “Validated” (Status), then “Femme”, Validé.');
  assert.equal(readSentence(sentence, dataset, 'fr'), sentence.text);
  assert.equal(readSentence({ ...sentence, query: null }, dataset, 'en'), sentence.text);
});
