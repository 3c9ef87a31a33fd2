/** Laws of the pipeline, over generated files: each case is a small scheme published by the real pipeline. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { FINANCERS } from '../../src/cpf/terms.ts';
import { findDataset } from '../../src/datasets/index.ts';
import { rowsFile } from '../../src/releases/folder.ts';
import { readManifest } from '../../src/releases/register.ts';
import { runsOf } from '../runs.ts';
import { type Cell, file, type Rows, temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, CONSUMPTION, HOLDERS, HOLDERS_BY_DEPARTMENT, publishedRows, publishWorld } from './press.ts';

const RUNS = runsOf(12);
const DATASETS = [CONSUMPTION, HOLDERS, HOLDERS_BY_DEPARTMENT].map((id) => findDataset(id)!);

const day = fc.constantFrom('2019-11-30', '2020-01-01', '2024-02-29', '2024-03-31', '2026-11-20', '2026-11-22');
const dayOrNot = fc.option(day);
const cents = fc.oneof(fc.constant(0), fc.nat(199), fc.nat(900_000));

const more: fc.Arbitrary<Record<string, Cell>> = fc.record({
  validated_on: dayOrNot,
  entered_on: dayOrNot,
  service_validated_on: dayOrNot,
  realisation_rate: fc.constantFrom(null, 40, 100),
  cancelled_on: fc.option(day, { freq: 1 }),
  cancelled_by: fc.constantFrom('holder', 'provider', 'rejected'),
  register: fc.constantFrom('RS', 'RNCP', 'CPF'),
  certification_number: fc.constantFrom('6203', '37674', '206', '404'),
  attendance_mode: fc.constantFrom(0, 1, 2),
  place_department: fc.constantFrom(null, '33', '2A', '01', '975', '988'),
  hours: fc.option(fc.integer({ min: 1, max: 1200 })),
  holder_gender: fc.constantFrom(null, 'F', 'M'),
  holder_birth_year: fc.option(fc.integer({ min: 1950, max: 2008 })),
  holder_department: fc.constantFrom(null, '33', '974'),
  holder_situation: fc.constantFrom(null, 'job_seeker', 'cadres'),
  ...Object.fromEntries(FINANCERS.map(({ line }) => [line, cents])),
});

const files: fc.Arbitrary<Rows> = fc
  .array(fc.tuple(fc.nat(12), more), { minLength: 1, maxLength: 60 })
  .map((list) => [
    file('D0', 99, '2026-03-10', { entered_on: '2026-03-20' }),
    ...list.map(([holder, cells], index) => file(`D${index + 1}`, holder, null, cells)),
  ]);

const number = (value: unknown): number => Number(value ?? 0);
const total = (rows: readonly Record<string, unknown>[], column: string): number =>
  rows.reduce((sum, row) => sum + number(row[column]), 0);

test('laws of a publication', async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.infiniteStream(fc.nat()), async (rows, order) => {
      const [data, again] = [temporaryFolder('law'), temporaryFolder('law')];
      const ranks = new Map(rows.map((row) => [row, order.next().value as number]));
      const shuffled = rows.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
      const [outcomes] = await Promise.all([
        publishWorld(data, { ...WORLD, training_files: rows }, { datasets: DATASETS }),
        publishWorld(again, { ...WORLD, training_files: shuffled }, { datasets: DATASETS }),
      ]);
      assert.deepEqual(
        outcomes.filter(({ published }) => !published),
        [],
      );

      const consumption = await publishedRows(data, CONSUMPTION);
      const validated = rows.filter(
        ({ validated_on }) => validated_on !== null && validated_on! >= '2020-01-01' && validated_on! <= AS_OF,
      );
      assert.equal(
        total(consumption, 'nb_dossiers'),
        validated.length,
        'files sum to the validated files of the input',
      );
      for (const row of consumption) {
        const shares = FINANCERS.reduce((sum, { share }) => sum + number(row[share]), 0);
        assert.equal(shares, number(row.montant_engage), 'shares sum to the amount in every row');
        assert.equal(
          row.duree_moyenne === null,
          row.nb_dossiers_a_duree_connue === 0n,
          'no mean duration exactly when none is known',
        );
        assert.ok(
          number(row.nb_titulaires) >= 1 && number(row.nb_titulaires) <= number(row.nb_dossiers),
          'holders within files',
        );
      }
      const exact =
        validated.reduce(
          (sum, row) => sum + FINANCERS.reduce((line, { line: name }) => line + number(row[name]), 0),
          0,
        ) / 100;
      assert.ok(
        Math.abs(total(consumption, 'montant_engage') - exact) <= consumption.length / 2,
        'amounts within half a euro a row',
      );
      const keys = consumption.map((row) => DATASETS[0]!.key.map((name) => row[name]).join('|'));
      assert.equal(new Set(keys).size, keys.length, 'one row for each key');

      for (const { dataset } of outcomes) {
        for (const { counts, rows: source } of (await readManifest(data, dataset, AS_OF)).dispositions) {
          assert.equal(
            Object.values(counts).reduce((sum, count) => sum + count, 0),
            source,
            'dispositions sum to the input',
          );
        }
      }
      for (const dataset of [HOLDERS, HOLDERS_BY_DEPARTMENT]) {
        for (const row of await publishedRows(data, dataset)) {
          assert.equal(row.nb_titulaires === null, row.secret !== null, 'a masked row says so');
          assert.ok(row.nb_titulaires === null || number(row.nb_titulaires) >= 5, 'no row under five holders');
        }
      }

      for (const { id } of DATASETS) {
        assert.deepEqual(
          await readFile(rowsFile(again, id, AS_OF)),
          await readFile(rowsFile(data, id, AS_OF)),
          'the order of the input is nothing',
        );
      }
    }),
    { numRuns: RUNS, seed: 42 },
  );
});
