import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dataset, Field, Row } from '../../web/api/types.ts';
import type { Chart, Telling, View } from '../../web/charts/chart.ts';
import { overTime } from '../../web/charts/kinds/over-time.ts';
import { part } from '../../web/charts/kinds/part.ts';
import { pyramid } from '../../web/charts/kinds/pyramid.ts';
import { overHolders } from '../../web/pages/people/masked.ts';
import { parseSearch } from '../../web/state/search.ts';
import { parseSelection } from '../../web/state/selection.ts';

const field = (name: string, type: Field['type'], annotations: Field['annotations'] = {}): Field => ({
  name,
  label: name,
  type,
  description: null,
  annotations,
});

const AGES = ['Moins de 30 ans', '30 ans et plus', 'Non renseigné'];
const DATASET = {
  dataset_id: 'people',
  fields: [
    field('trimestre', 'text'),
    field('genre', 'text'),
    field('age', 'text', { vocabulary: AGES }),
    field('nb_dossiers', 'int', { aggregation: ['sum'], unit: ['file'] }),
    field('montant_engage', 'int', { aggregation: ['sum'], unit: ['euro'] }),
    field('prix', 'double', { aggregation: ['mean', 'montant_engage', 'nb_dossiers'], unit: ['euro'] }),
  ],
  metas: { opencpf: { as_of: '2026-11-21' } },
} as unknown as Dataset;

const viewOf = (query = ''): View => {
  const search = parseSearch(query);
  return { lang: 'en', dataset: DATASET, selection: parseSelection(search), search };
};
const tell = (chart: Chart, answers: readonly (readonly Row[])[], query = ''): Telling =>
  chart.tell(
    answers.map((results) => ({ total_count: results.length, results })),
    viewOf(query),
  )!;

/** Nine quarters, the last of which is not over. */
const QUARTERS = [4, 1, 2, 3, 4, 1, 2, 3, 4].map((rank, index) => `${2024 + Math.floor((index + 3) / 4)}-T${rank}`);

test('quarters: a year is four of them, and the one that is not over is not in the finding', () => {
  const rows = QUARTERS.map((trimestre, index) => ({ trimestre, nb_dossiers: index < 4 ? 100 : 150 }));
  const { title, subtitle, notes, drawing } = tell(overTime({ period: 'trimestre' }), [rows]);
  assert.match(title, /^600 nb_dossiers over twelve months, 50% more/);
  assert.match(subtitle, /per quarter · All of France · from Q4 2024 to Q4 2026$/);
  assert.deepEqual(notes, ['Q4 2026 is not over: dashed.']);
  assert.deepEqual(drawing.form === 'line' && drawing.unfinishedFrom, '2026-T4');
});

test('a mean over a year is weighted, not the mean of its quarters', () => {
  const chart = overTime({ period: 'trimestre' });
  const rows = QUARTERS.map((trimestre, index) => ({
    trimestre,
    prix: index % 4 === 0 ? 400 : 1000,
    numerator: index % 4 === 0 ? 1200 : 1000,
    weight: index % 4 === 0 ? 3 : 1,
  }));
  assert.match(tell(chart, [rows], 'measure=prix').title, /^700\s€ over twelve months, as many/);
});

test('a pyramid has its classes in the order of the vocabulary, from the last, without what is not known', () => {
  const rows = [
    ['Femme', AGES[0]!, 10],
    ['Femme', AGES[1]!, 30],
    ['Femme', AGES[2]!, 5],
    ['Homme', AGES[0]!, 20],
    ['Homme', AGES[1]!, null],
  ].map(([genre, age, nb_dossiers]) => ({ genre, age, nb_dossiers }) as Row);
  const { table, title } = tell(pyramid({ classes: 'age', series: 'genre', sides: ['Femme', 'Homme'] }), [rows]);
  assert.deepEqual(
    table.rows.map(({ age, genre }) => `${age} ${genre}`),
    ['30 ans et plus Femme', 'Moins de 30 ans Femme', 'Moins de 30 ans Homme'],
  );
  assert.match(title, /50% of the total$/);
});

test('a part is of what is known, and a group too small has none', () => {
  const rows = [
    ['Femme', 'a', 300],
    ['Homme', 'a', 100],
    ['Femme', 'b', 100],
    ['Homme', 'b', 500],
    ['Femme', 'c', 1],
    ['Femme', 'd', null],
  ].map(([genre, age, nb_dossiers]) => ({ genre, age, nb_dossiers }) as Row);
  const words = () => ({ part: 'Women', title: (group: string, share: string) => `${group} ${share}` });
  const women = part({ groups: 'age', column: 'genre', value: 'Femme', among: ['Femme', 'Homme'], words });
  const { title, table, notes } = tell(women, [rows]);
  assert.equal(title, 'a 75%');
  assert.deepEqual(
    table.rows.map(({ age }) => age),
    ['a', 'b'],
  );
  assert.deepEqual(notes, ['Too few for a share: c.']);
});

test('masked rows are said with every chart of holders, and only when there are some', () => {
  const chart = overHolders(overTime({ period: 'trimestre' }));
  const rows = QUARTERS.map((trimestre) => ({ trimestre, nb_dossiers: 1 }));
  const notes = (masked: number) => tell(chart, [rows, [{ all_rows: 12_000, masked_rows: masked }]]).notes!.join(' ');
  assert.match(notes(1234), /1,234 rows of 12,000 are masked/);
  assert.doesNotMatch(notes(0), /masked/);
});
