import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { rowsFile } from '../../src/releases/folder.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, CATALOGUE, CONSUMPTION, publishedRows, publishWorld } from './press.ts';

const mirrorFile = (data: string, dataset: string, file: string) =>
  mirror({
    data,
    dataset: findDataset(dataset)!,
    file,
    otherwise: AS_OF,
    memoryMiB: 512,
    software: 'test',
    now: () => new Date('2026-11-21T06:00:00Z'),
  });

/** Writes a file and mirrors it. */
async function mirrorText(dataset: string, text: string) {
  const data = temporaryFolder('mirror');
  const file = join(data, 'file.csv');
  await writeFile(file, text);
  return { data, ...(await mirrorFile(data, dataset, file)) };
}

test('real catalogue rows come in: absent columns null and reported, types kept', {
  skip: unlessReal('catalogue/catalogue-real-rows.csv'),
}, async () => {
  const data = temporaryFolder('mirror');
  const { manifest, published, version } = await mirrorFile(
    data,
    CATALOGUE,
    realFile('catalogue/catalogue-real-rows.csv'),
  );
  assert.ok(published);
  assert.equal(manifest.origin, 'mirrored');
  assert.equal(manifest.as_of, '2024-07-19');
  assert.equal(manifest.rows, 15);
  assert.equal(manifest.absent_columns.length, findDataset(CATALOGUE)!.columns.length - 20);
  assert.deepEqual(manifest.unread, { lines: [], values: [], columns: [] });
  const rows = await publishedRows(data, CATALOGUE, version);
  const row = rows.find(({ code_rs }) => code_rs === '6435')!;
  assert.equal(row.date_chargement, '2024-07-19');
  assert.equal(row.nombre_heures_total_min, 0n);
  assert.equal(row.frais_ttc_tot_mean, 2041.666667);
  assert.equal(row.code_region, null);
  assert.equal(row.siret_of, null);
});

const HEADER =
  'date_chargement;date validation;année de validation;statut_dossier;type_referentiel;code_inventaire;code_rncp;intitule_certification;nb_dossiers;duree_moyenne';

test('labels as headers, old names, a BOM, and months without a day', async () => {
  const { data, manifest, version } = await mirrorText(
    CONSUMPTION,
    `\uFEFF${HEADER}\n2026-05-04;2022-05;2022;Validé;RS;6203;-1;"Tosa; ""Outlook""\nsuite";12;35.0\n`,
  );
  assert.equal(version, '2026-05-04');
  assert.deepEqual(manifest.unread, { lines: [], values: [], columns: [] });
  const [row] = await publishedRows(data, CONSUMPTION, version);
  assert.equal(row!.date_validation, '2022-05-01');
  assert.equal(row!.annee_de_validation, 2022n);
  assert.equal(row!.code_rs, '6203');
  assert.equal(row!.intitule_certification, 'Tosa; "Outlook"\nsuite');
  assert.equal(row!.duree_moyenne, 35n);
  assert.equal(row!.montant_engage, null);
});

test('what cannot be read is reported by line, row and column, and the rest comes in', async () => {
  const { data, manifest, version } = await mirrorText(
    CONSUMPTION,
    `${HEADER};inconnue\n2026-05-04;2022-05-01;2022;Validé;RS;6203;-1;Tosa;douze;35;x\n2026-05-04;2022-06-01;2022\n2026-05-04;2022-07-01;2022;Validé;RS;6203;-1;Tosa;1;;y\n`,
  );
  assert.deepEqual(manifest.unread!.columns, ['inconnue']);
  assert.deepEqual(manifest.unread!.values, [{ column: 'nb_dossiers', count: 1, first: [{ row: 1, value: 'douze' }] }]);
  assert.deepEqual(
    manifest.unread!.lines.map(({ line }) => line),
    [3],
  );
  assert.equal((await publishedRows(data, CONSUMPTION, version)).length, 2);
});

test('a file of something else is refused', async () => {
  await assert.rejects(mirrorText(CONSUMPTION, 'a;b\n1;2\n'), { code: 'mirror_layout' });
});

test('a release exported as CSV and mirrored gives back the same rows', async () => {
  const data = temporaryFolder('mirror');
  await publishWorld(data, WORLD);
  await using engine = await Engine.open();
  for (const dataset of [CATALOGUE, CONSUMPTION]) {
    const file = join(data, 'export.csv');
    await engine.run(
      `copy (from read_parquet(${literal(rowsFile(data, dataset, AS_OF))})) to ${literal(file)} (format csv, delimiter ';', header)`,
    );
    const { version } = await mirrorFile(data, dataset, file);
    assert.equal(version, `${AS_OF}.2`);
    assert.deepEqual(await publishedRows(data, dataset, version), await publishedRows(data, dataset, AS_OF));
  }
});
