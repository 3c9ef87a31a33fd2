import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { FINANCERS, NOT_KNOWN } from '../../src/cpf/terms.ts';
import { DATASETS, searchableColumns } from '../../src/datasets/index.ts';
import { INDEXED_COLUMNS } from '../../src/odsql/index.ts';
import { FUNDING_COLUMNS, SOURCES } from '../../src/sources/contract.ts';
import { realFile, unlessReal } from '../real-files.ts';

for (const dataset of DATASETS) {
  const names = dataset.columns.map(({ name }) => name);

  test(`${dataset.id}: names and aliases are unique, and keys, sort and measures are columns`, () => {
    const all = dataset.columns.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(
      dataset.key.filter((name) => !dataset.sort.includes(name) || !names.includes(name)),
      [],
    );
    const spoken = dataset.columns.flatMap(({ aggregation }) =>
      aggregation.kind === 'mean'
        ? [aggregation.weight, ...(aggregation.numerator === undefined ? [] : [aggregation.numerator])]
        : [],
    );
    const masked =
      dataset.disclosure === undefined
        ? []
        : [...dataset.disclosure.measures, dataset.disclosure.reasonColumn, dataset.disclosure.holders];
    for (const name of [...spoken, ...masked]) assert.ok(names.includes(name), name);
  });

  test(`${dataset.id}: everything is said in French and in English`, () => {
    const texts = [
      dataset.title,
      dataset.description,
      dataset.grain,
      ...dataset.columns.flatMap(({ title, description, nullable }) => [
        title,
        description,
        ...(nullable === undefined ? [] : [nullable]),
      ]),
      ...dataset.checks.map(({ means }) => means),
      ...dataset.dispositions.flatMap(({ reasons }) => Object.values(reasons)),
      ...dataset.expected!.plausible.map(({ why }) => why),
      dataset.expected!.movement.why,
    ];
    for (const { fr, en } of texts) assert.ok(fr.length > 2 && en.length > 2);
  });

  test(`${dataset.id}: every value of a vocabulary has an English reading, and no two read the same`, () => {
    for (const { name, vocabulary = [], readings = {}, territory } of dataset.columns) {
      const read = vocabulary.map((value) => readings[value] ?? assert.fail(`${name}: ${value} has no reading`));
      assert.equal(new Set(read).size, vocabulary.length, name);
      for (const [value, reading] of Object.entries(readings)) assert.notEqual(value, reading);
      if (territory === true)
        assert.deepEqual(
          Object.keys(readings),
          Object.keys(readings).filter((one) => one === NOT_KNOWN),
        );
    }
    const { reasonColumn, reason } = dataset.disclosure ?? {};
    if (reason !== undefined)
      assert.ok(dataset.columns.find(({ name }) => name === reasonColumn)!.readings![reason], reason);
  });

  test(`${dataset.id}: what is expected of it speaks of its columns, with bounds that bound`, () => {
    const { codes, plausible, movement } = dataset.expected!;
    for (const { column } of [...codes, ...plausible]) assert.ok(names.includes(column), column);
    for (const { column, least, most } of plausible) {
      assert.notEqual(dataset.columns.find(({ name }) => name === column)!.type, 'text');
      assert.ok(least < most);
    }
    for (const { unknown } of codes) assert.ok(unknown >= 0 && unknown < 0.5);
    // A source read twice, or by half, is always beyond.
    for (const { fall, rise } of [movement.rows, movement.totals])
      assert.ok(fall > 0 && fall < 0.5 && rise > 0 && rise < 1);
  });

  test(`${dataset.id}: the words of its searchable columns fit in one index`, () => {
    assert.ok(searchableColumns(dataset).length <= INDEXED_COLUMNS);
  });

  test(`${dataset.id}: its sources are in the contract`, () => {
    for (const source of dataset.sources) assert.ok(source in SOURCES, source);
  });
}

test('the families of financers are the funding lines of the contract, in order', () => {
  assert.deepEqual(
    FINANCERS.map(({ line }) => line),
    [...FUNDING_COLUMNS],
  );
});

test('the catalogue has every column of the official file, under its name or as an alias', {
  skip: unlessReal('catalogue/catalogue_non_null_counts.csv'),
}, async () => {
  const lines = (await readFile(realFile('catalogue/catalogue_non_null_counts.csv'), 'utf8'))
    .trim()
    .split('\n')
    .slice(1);
  const official = lines.map((line) => line.split(',')[0]!);
  const known = DATASETS[0]!.columns.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(official.length, 44);
  assert.deepEqual(
    official.filter((name) => !known.includes(name)),
    [],
  );
});
