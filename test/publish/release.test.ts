import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { restoreServing } from '../../src/publish/serving.ts';
import { datasetFolder, releaseFolder, rowsFile, servingFile, sourcesFolder } from '../../src/releases/folder.ts';
import { readManifest, readRegister } from '../../src/releases/register.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { temporaryFolder, WORLD, writeWorld } from '../world.ts';
import {
  AS_OF,
  CATALOGUE,
  CONSUMPTION,
  ENTRIES,
  HOLDERS,
  HOLDERS_BY_DEPARTMENT,
  publishedRows,
  publishWorld,
} from './press.ts';

const REPORT = ['quality.en.html', 'quality.fr.html', 'quality.json'];

const data = temporaryFolder('release');

test('every dataset of a world is published, with its manifest and its line in the register', async () => {
  const outcomes = await publishWorld(data, WORLD);
  assert.deepEqual(
    outcomes.map(({ dataset, version, published, manifest }) => [dataset, version, published, manifest.rows]),
    [
      [CATALOGUE, AS_OF, true, 4],
      [CONSUMPTION, AS_OF, true, 12],
      [HOLDERS, AS_OF, true, 5],
      [HOLDERS_BY_DEPARTMENT, AS_OF, true, 3],
      [ENTRIES, AS_OF, true, 3],
    ],
  );
  for (const { dataset, manifest } of outcomes) {
    assert.deepEqual(await readManifest(data, dataset, AS_OF), manifest);
    assert.deepEqual(
      manifest.columns.map(({ name }) => name),
      findDataset(dataset)!.columns.map(({ name }) => name),
    );
    assert.equal((await readRegister(data, dataset)).latest, AS_OF);
    assert.ok(existsSync(servingFile(data, dataset, AS_OF)));
  }
});

test('every source row has a disposition with its reason', async () => {
  const { dispositions } = await readManifest(data, CATALOGUE, AS_OF);
  assert.deepEqual(
    dispositions.map(({ source, counts }) => [source, counts]),
    [
      [
        'trainings',
        {
          kept: 2,
          not_qualiopi: 2,
          certification_inactive: 1,
          certification_unknown: 1,
          excluded_category: 1,
          no_open_session: 1,
        },
      ],
      ['actions', { training_not_kept: 5, kept: 4, no_open_session: 1 }],
      [
        'sessions',
        {
          kept: 5,
          training_not_kept: 5,
          recruitment_closed: 1,
          session_ended: 1,
          session_started: 1,
          session_undated: 1,
        },
      ],
    ],
  );
  assert.deepEqual((await readManifest(data, CONSUMPTION, AS_OF)).dispositions[0]!.counts, {
    kept: 14,
    before_open_data: 1,
    not_validated: 1,
  });
  assert.deepEqual((await readManifest(data, HOLDERS, AS_OF)).dispositions[0]!.counts, {
    not_entered: 10,
    kept: 5,
    not_validated: 1,
  });
});

test('the catalogue has a row per training and department, none when remote', async () => {
  const rows = await publishedRows(data, CATALOGUE);
  assert.deepEqual(
    rows.map((row) => [
      row.numero_formation,
      row.code_departement,
      row.nom_region,
      row.nb_session_active,
      row.nombre_heures_total_mean,
      row.frais_ttc_tot_mean,
    ]),
    [
      ['90000000100017_OUTLOOK', null, null, 1n, 0n, 1125],
      ['90000000100017_OUTLOOK', '2A', 'Corse', 1n, 49n, 2000],
      ['90000000100017_OUTLOOK', '33', 'Nouvelle-Aquitaine', 2n, 35n, 1500],
      ['90000000100017_WEB', '33', 'Nouvelle-Aquitaine', 1n, 1080n, 7490],
    ],
  );
  assert.equal(rows[3]!.libelle_niveau_sortie_formation, 'BAC+2 : DEUG, BT, DUT... (NIVEAU 5)');
  assert.equal(rows[3]!.code_rs, '-1');
});

test('consumption counts files, holders, amounts and shares in whole euros', async () => {
  const rows = await publishedRows(data, CONSUMPTION);
  const licence = rows.find(({ type_referentiel }) => type_referentiel === 'Exception légale')!;
  assert.deepEqual(
    [
      licence.intitule_certification,
      licence.code_rs,
      licence.code_rncp,
      licence.code_officiel_departement,
      licence.code_officiel_region,
    ],
    ['Permis de conduire - Catégorie B', '-1', '-1', '01', '84'],
  );
  // 900.50 + 102.23 + 0.30 = 1,003.03 euros.
  assert.deepEqual(
    [licence.montant_engage, licence.part_france_competences, licence.part_titulaire, licence.part_pole_emploi],
    [1003n, 901n, 102n, 0n],
  );
  assert.equal(licence.nb_dossiers_finances_par_pole_emploi, 1n);
  const accepted = rows.find(
    ({ statut_dossier, date_validation }) => statut_dossier === 'Validé' && date_validation === '2026-03-01',
  )!;
  assert.deepEqual(
    [
      accepted.nb_dossiers,
      accepted.nb_titulaires,
      accepted.nb_dossiers_a_duree_connue,
      accepted.duree_moyenne,
      accepted.prix_moyen,
    ],
    [2n, 1n, 1n, 35n, 1000n],
  );
  const unknown = rows.find(({ code_rs }) => code_rs === '404')!;
  assert.deepEqual(
    [
      unknown.intitule_certification,
      unknown.domaine_formation_nsf,
      unknown.formacode_principal,
      unknown.departement_lieu_formation,
    ],
    [null, 'Non renseigné', '-1', 'Saint-Pierre-et-Miquelon'],
  );
});

test('rows of the users under five holders are masked, and say so', async () => {
  const rows = await publishedRows(data, HOLDERS);
  assert.ok(
    rows.every(
      ({ nb_dossiers, montant_engage, part_cec, secret }) =>
        nb_dossiers === null && montant_engage === null && part_cec === null && secret === 'moins de 5 titulaires',
    ),
  );
  assert.equal((await readManifest(data, HOLDERS, AS_OF)).masked_rows, 5);
});

test('a release as of an earlier day shows the states of that day', async () => {
  const before = temporaryFolder('before');
  await publishWorld(before, WORLD, { asOf: '2026-03-31', datasets: [findDataset(CONSUMPTION)!] });
  const march = async (folder: string, version: string) => {
    const counts: Record<string, number> = {};
    for (const { statut_dossier, nb_dossiers, date_validation } of await publishedRows(folder, CONSUMPTION, version)) {
      if (date_validation === '2026-03-01')
        counts[String(statut_dossier)] = (counts[String(statut_dossier)] ?? 0) + Number(nb_dossiers);
    }
    return counts;
  };
  assert.deepEqual(await march(before, '2026-03-31'), {
    Validé: 3,
    'Entrée en formation': 3,
    'Clos - Non Réalisé annulé OF': 1,
    'Clos - Non Réalisé annulé titulaire': 2,
    'Dossier annulé gestionnaire': 1,
    Rejeté: 1,
  });
  assert.deepEqual(await march(data, AS_OF), {
    Validé: 2,
    'Entrée en formation': 1,
    'Sortie de formation': 1,
    'Clos - Réalisation Totale': 1,
    'Clos - Réalisation Partielle': 1,
    'Clos - Non Réalisé annulé OF': 1,
    'Clos - Non Réalisé annulé titulaire': 2,
    'Dossier annulé gestionnaire': 1,
    Rejeté: 1,
  });
});

test('the same sources give the same bytes, in any order of their rows and with any number of threads', async () => {
  const again = temporaryFolder('again');
  const reversed = Object.fromEntries(Object.entries(WORLD).map(([table, rows]) => [table, rows!.toReversed()]));
  await publishWorld(again, reversed, { threads: 1 });
  for (const dataset of [CATALOGUE, CONSUMPTION, HOLDERS, HOLDERS_BY_DEPARTMENT, ENTRIES]) {
    assert.deepEqual(await readFile(rowsFile(again, dataset, AS_OF)), await readFile(rowsFile(data, dataset, AS_OF)));
  }
});

test('publishing again the same day makes a second release and never touches the first', async () => {
  const before = await readFile(rowsFile(data, CATALOGUE, AS_OF));
  const outcomes = await publishWorld(data);
  assert.ok(outcomes.every(({ version }) => version === `${AS_OF}.2`));
  assert.deepEqual(await readFile(rowsFile(data, CATALOGUE, AS_OF)), before);
  assert.equal((await readRegister(data, CATALOGUE)).latest, `${AS_OF}.2`);
});

test('a release that fails its checks is recorded and not published', async () => {
  const bad = temporaryFolder('bad');
  const datasets = [findDataset(CATALOGUE)!];
  await publishWorld(bad, WORLD, { datasets });
  const [refused] = await publishWorld(bad, { ...WORLD, sessions: [] }, { datasets });
  assert.equal(refused!.published, false);
  const register = await readRegister(bad, CATALOGUE);
  assert.equal(register.latest, AS_OF);
  assert.deepEqual(
    register.versions.map(({ version, result, reason }) => [version, result, reason]),
    [
      [AS_OF, 'published', undefined],
      [`${AS_OF}.2`, 'refused', 'fewest_rows (0 rows)'],
    ],
  );
  assert.deepEqual(await readdir(releaseFolder(bad, CATALOGUE, `${AS_OF}.2`)), ['manifest.json', ...REPORT]);
});

test('what a killed publication left is removed by the next one', async () => {
  const healed = temporaryFolder('healed');
  await mkdir(join(datasetFolder(healed, CATALOGUE), '.making-2026-11-21'), { recursive: true });
  await mkdir(releaseFolder(healed, CATALOGUE, AS_OF), { recursive: true });
  await writeFile(join(releaseFolder(healed, CATALOGUE, AS_OF), 'half.parquet'), 'half');
  await writeFile(join(healed, 'publisher.lock'), '999999999');
  await publishWorld(healed, WORLD, { datasets: [findDataset(CATALOGUE)!] });
  assert.deepEqual((await readdir(datasetFolder(healed, CATALOGUE))).sort(), [AS_OF, 'versions.json']);
  assert.deepEqual((await readdir(releaseFolder(healed, CATALOGUE, AS_OF))).sort(), [
    'manifest.json',
    `${CATALOGUE}.parquet`,
    ...REPORT,
  ]);
});

test('a served file that was thrown away is made again', async () => {
  const file = servingFile(data, CATALOGUE, (await readRegister(data, CATALOGUE)).latest!);
  await rm(file);
  await restoreServing({ data, memoryMiB: 512, software: 'test', now: () => new Date() }, [findDataset(CATALOGUE)!]);
  await using engine = await Engine.open({ file, readOnly: true });
  assert.deepEqual(await engine.row('select count(*) as rows, max(_row) as last from rows'), { rows: 4n, last: 3n });
});

test('two publishers cannot collide; a lock left by a process that ended is taken over', async () => {
  const busy = temporaryFolder('busy');
  await writeWorld(sourcesFolder(busy), WORLD);
  const publishOne = () => publishWorld(busy, undefined, { datasets: [findDataset(CATALOGUE)!] });
  const both = await Promise.allSettled([publishOne(), publishOne()]);
  const refused = both.filter((one) => one.status === 'rejected');
  assert.equal(refused.length, 1);
  assert.equal(refused[0]!.reason.code, 'publisher_busy');
  // The number of a living process, which began at another time than the one that took the lock.
  await writeFile(join(busy, 'publisher.lock'), `${process.pid} 1`);
  assert.equal((await publishOne()).length, 1);
});
