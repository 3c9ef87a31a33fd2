/** Entries and exits, against files counted one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileStatus } from '../../src/cpf/training-file.ts';
import { findDataset } from '../../src/datasets/index.ts';
import { runsOf } from '../runs.ts';
import { type Cell, file, type Rows, temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, ENTRIES, publishedRows, publishWorld } from './press.ts';

const DATASETS = [findDataset(ENTRIES)!];

const day = fc.constantFrom(
  '2019-12-31',
  '2020-01-01',
  '2024-02-29',
  '2024-03-31',
  '2026-10-02',
  '2026-11-21',
  '2026-11-22',
);
const dayOrNot = fc.option(day);
const cells: fc.Arbitrary<Record<string, Cell>> = fc.record({
  validated_on: fc.option(day, { freq: 8 }),
  entered_on: fc.option(day, { freq: 8 }),
  exited_on: dayOrNot,
  service_declared_on: dayOrNot,
  service_validated_on: dayOrNot,
  realisation_rate: fc.constantFrom(null, 0, 60, 100),
  cancelled_on: fc.option(day, { freq: 1 }),
  cancelled_by: fc.constantFrom('holder', 'provider', 'rejected'),
  register: fc.constantFrom('RS', 'RNCP', 'CPF'),
  certification_number: fc.constantFrom('6203', '37674', '206', '404'),
  provider_siret: fc.constantFrom('90000000100017', '90000000200015', '99999999900019'),
});
const files = fc
  .array(cells, { minLength: 1, maxLength: 60 })
  .map((list) => [
    file('D0', 99, '2026-03-10', { entered_on: '2026-03-20' }),
    ...list.map((one, index) => file(`D${index + 1}`, index, null, one)),
  ]);

type Counts = Record<string, [entries: number, part: number, whole: number]>;

/** The dataset as one reads its description: files one after the other. */
function count(rows: Rows): Counts {
  const counts: Counts = {};
  const add = (on: string, { register, certification_number, provider_siret }: Rows[number], place: 0 | 1 | 2) => {
    const key = [on.slice(0, 7), register, certification_number, provider_siret].join(' ');
    counts[key] ??= [0, 0, 0];
    counts[key][place] += 1;
  };
  const known = (value: Cell | undefined): value is string => typeof value === 'string' && value <= AS_OF;
  for (const row of rows) {
    if (!known(row.validated_on) || !known(row.entered_on) || row.entered_on < '2020-01-01') continue;
    add(row.entered_on, row, 0);
    const status = fileStatus({ ...row, as_of: AS_OF });
    const left = [row.exited_on, row.service_declared_on, row.service_validated_on].find(known);
    if (status === 'Clos - Réalisation Partielle') add(left!, row, 1);
    if (status === 'Clos - Réalisation Totale') add(left!, row, 2);
  }
  return counts;
}

/** The published counts under the same keys. */
async function published(data: string, version = AS_OF): Promise<Counts> {
  const rows = await publishedRows(data, ENTRIES, version);
  const register = ({ code_rs, code_rncp, intitule_certification }: (typeof rows)[number]): string => {
    if (code_rs !== '-1') return `RS ${code_rs}`;
    if (code_rncp !== '-1') return `RNCP ${code_rncp}`;
    return intitule_certification === 'Permis de conduire - Catégorie B'
      ? 'CPF 206'
      : String(intitule_certification).replace('CPF', 'CPF ');
  };
  return Object.fromEntries(
    rows.map((row) => [
      [String(row.annee_mois).slice(0, 7), register(row), row.siret_of_contractant].join(' '),
      [
        Number(row.entrees_formation),
        Number(row.sorties_realisation_partielle),
        Number(row.sorties_realisation_totale),
      ],
    ]),
  );
}

test('entries and exits are those of the files counted one by one', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (rows) => {
      const data = temporaryFolder('entries');
      const [outcome] = await publishWorld(data, { ...WORLD, training_files: rows }, { datasets: DATASETS });
      assert.equal(outcome!.published, true, JSON.stringify(outcome!.manifest.checks.filter(({ passed }) => !passed)));
      assert.deepEqual(await published(data), count(rows));
    }),
    { numRuns: runsOf(8), seed: 7 },
  );
});

test('the columns are those of the official file, in its order', () => {
  assert.deepEqual(
    DATASETS[0]!.columns.map(({ name }) => name),
    [
      'annee_mois',
      'annee',
      'mois',
      'type_referentiel',
      'code_rncp',
      'code_rs',
      'code_certifinfo',
      'intitule_certification',
      'siret_of_contractant',
      'raison_sociale_of_contractant',
      'entrees_formation',
      'sorties_realisation_partielle',
      'sorties_realisation_totale',
      'date_chargement',
    ],
  );
});

test('a file that closes counts as an exit in the month it left, and its entry stays', async () => {
  const data = temporaryFolder('entries');
  const life = {
    entered_on: '2026-03-20',
    exited_on: '2026-04-30',
    service_validated_on: '2026-05-04',
    realisation_rate: 100,
  };
  const world = { ...WORLD, training_files: [file('D1', 1, '2026-03-02', life)] };
  const key = (month: string) => `${month} RS 6203 90000000100017`;
  await publishWorld(data, world, { datasets: DATASETS, asOf: '2026-05-03' });
  assert.deepEqual(await published(data, '2026-05-03'), { [key('2026-03')]: [1, 0, 0] });
  await publishWorld(data, undefined, { datasets: DATASETS, asOf: '2026-05-04' });
  assert.deepEqual(await published(data, '2026-05-04'), { [key('2026-03')]: [1, 0, 0], [key('2026-04')]: [0, 0, 1] });
});

test('exceptions and certifications that are not active have no register; codes tell them apart', async () => {
  const data = temporaryFolder('entries');
  const entered = { entered_on: '2026-03-20' };
  const sold = (id: string, register: string, number: string) =>
    file(id, 1, '2026-03-02', { ...entered, register, certification_number: number });
  const rows = [
    sold('D1', 'RS', '6203'),
    sold('D2', 'RS', '5191'),
    sold('D3', 'CPF', '206'),
    sold('D4', 'RNCP', '37674'),
  ];
  await publishWorld(data, { ...WORLD, training_files: rows }, { datasets: DATASETS });
  assert.deepEqual(
    (await publishedRows(data, ENTRIES)).map((row) => [
      row.type_referentiel,
      row.code_rncp,
      row.code_rs,
      row.intitule_certification,
    ]),
    [
      [null, '-1', '-1', 'Permis de conduire - Catégorie B'],
      [null, '-1', '5191', 'Conception 3D'],
      ['RS', '-1', '6203', 'Tosa Outlook'],
      ['RNCP', '37674', '-1', 'TP Développeur web et web mobile'],
    ],
  );
});
