import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findDataset } from '../../src/datasets/index.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { temporaryFolder } from '../world.ts';
import { AS_OF, CATALOGUE, CONSUMPTION, publishedRows } from './press.ts';

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

const NOTHING_UNREAD = { lines: [], left_out: 0, mended: 0, values: [], columns: [] };

/** Writes a file and mirrors it. */
async function mirrorText(dataset: string, text: string | Buffer) {
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
  assert.deepEqual(manifest.unread, NOTHING_UNREAD);
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
  assert.deepEqual(manifest.unread, NOTHING_UNREAD);
  const [row] = await publishedRows(data, CONSUMPTION, version);
  assert.equal(row!.date_validation, '2022-05-01');
  assert.equal(row!.annee_de_validation, 2022n);
  assert.equal(row!.code_rs, '6203');
  assert.equal(row!.intitule_certification, 'Tosa; "Outlook"\nsuite');
  assert.equal(row!.duree_moyenne, 35n);
  assert.equal(row!.montant_engage, null);
});

test('what cannot be read is reported by line and column, and the rest comes in', async () => {
  const { data, manifest, version } = await mirrorText(
    CONSUMPTION,
    `${HEADER};inconnue\n2026-05-04;2022-05-01;2022;Validé;RS;6203;-1;"Tosa\nWord";1;35;x\n2026-05-04;2022-05-01;2022;Validé;RS;6203;-1;Tosa;douze;35;x\n2026-05-04;2022-06-01;2022\n2026-05-04;2022-07-01;2022;Validé;RS;6203;-1;Tosa;1;;y\n`,
  );
  assert.deepEqual(manifest.unread, {
    lines: [
      { line: 5, column: 'année de validation', value: '2026-05-04;2022-06-01;2022', expected: '11 values, 3 found' },
    ],
    left_out: 1,
    mended: 0,
    values: [{ column: 'nb_dossiers', count: 1, expected: 'a whole number', first: [{ line: 4, value: 'douze' }] }],
    columns: ['inconnue'],
  });
  assert.equal((await publishedRows(data, CONSUMPTION, version)).length, 3);
});

const LINE = (title: string) => `2026-05-04;2022-05-01;2022;Validé;RS;6203;-1;${title};1;35`;

test('quotes that were not doubled are mended; one that is never closed does not take the following rows', async () => {
  const text = [HEADER, LINE('"le "bon" choix"'), LINE('"jamais fermé'), LINE('Tosa'), LINE('"deux\nlignes"'), ''].join(
    '\n',
  );
  const { data, manifest, version } = await mirrorText(CONSUMPTION, text);
  assert.deepEqual(
    manifest.unread!.lines.map(({ line, column, mended }) => [line, column, mended]),
    [
      [2, 'intitule_certification', true],
      [3, 'intitule_certification', undefined],
    ],
  );
  assert.deepEqual([manifest.unread!.left_out, manifest.unread!.mended], [1, 1]);
  assert.deepEqual(
    (await publishedRows(data, CONSUMPTION, version)).map((row) => row.intitule_certification).toSorted(),
    ['Tosa', 'deux\nlignes', 'le "bon" choix'],
  );
});

test('compressed, with CR LF, in any separator; a damaged one is refused', async () => {
  const text = `\uFEFF${[HEADER, LINE('"a; b, c"')].join('\r\n').replaceAll(/;(?! b)/g, ',')}\r\n`;
  for (const bytes of [text, gzipSync(text)]) {
    const { data, manifest, version } = await mirrorText(CONSUMPTION, bytes);
    assert.deepEqual(manifest.unread, NOTHING_UNREAD);
    assert.equal((await publishedRows(data, CONSUMPTION, version))[0]!.intitule_certification, 'a; b, c');
  }
  await assert.rejects(mirrorText(CONSUMPTION, gzipSync(text).subarray(0, -10)), { code: 'mirror_layout' });
});

test('a file of something else is refused', async () => {
  await assert.rejects(mirrorText(CONSUMPTION, 'a;b\n1;2\n'), { code: 'mirror_layout' });
});
