/**
 * Real input, end to end: the official EDOF sample and the real France compétences sample. The sample sells RNCP40344 and RS6604, which are
 * not among the nine fiches of the register's sample: with it alone, nothing may enter the catalogue and each training says why.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { importEdof } from '../../src/edof/import.ts';
import { importRegisters } from '../../src/registers/import.ts';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { copySource } from '../../src/sources/write.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { temporaryFolder } from '../world.ts';
import { AS_OF, CATALOGUE, publishedRows, publishWorld } from './press.ts';

const EDOF = 'edof/edof-exemple-catalogue-v7r0.xml';
const REGISTER = 'france-competences/export-fiches-csv-2024-02-22';
const skip = unlessReal(EDOF) || unlessReal(REGISTER);
const SIRET = '12312312300000';

/** A list of providers with Qualiopi, laid out as the DGEFP publishes it. The provider is the sample's; its certificate is invented. */
const QUALIOPI = [
  'numeroDeclarationActivite;denomination;siren;siretEtablissementDeclarant;certifications_actionsDeFormation;certifications_bilansDeCompetences;certifications_VAE;certifications_actionsDeFormationParApprentissage',
  `11755312375;ORGANISME D'EXEMPLE;123123123;${SIRET};true;false;false;false`,
].join('\n');

const data = temporaryFolder('real');
const folder = sourcesFolder(data);
const catalogue = [findDataset(CATALOGUE)!];

before(async () => {
  if (skip !== false) return;
  await using engine = await Engine.open();
  const report = await importEdof(realFile(EDOF), { folder, engine, asOf: AS_OF });
  assert.equal(report.errors, 0);
  assert.deepEqual(report.counts.written, { trainings: 4, actions: 4, sessions: 4 });
  const list = join(data, 'qualiopi.csv');
  await writeFile(list, QUALIOPI);
  const registers = await importRegisters(
    { franceCompetences: realFile(REGISTER), formacode: realFile('nomenclatures/formacodes-v14.csv'), qualiopi: list },
    { engine, folder },
  );
  assert.equal(registers.find(({ register }) => register === 'franceCompetences')!.written.certifications, 9);
});

test('with the real fiches alone, no training enters the catalogue, and each says why', { skip }, async () => {
  const [outcome] = await publishWorld(data, undefined, { datasets: catalogue });
  assert.equal(outcome!.published, false);
  assert.deepEqual(outcome!.manifest.dispositions[0]!.counts, { certification_unknown: 2, excluded_category: 2 });
  assert.ok(outcome!.manifest.dispositions[0]!.means.certification_unknown!.length > 0);
});

test('with the fiches that match added by hand, its two certifying trainings are published', { skip }, async () => {
  await using engine = await Engine.open();
  await engine.run(`create table fiches as from read_parquet('${join(folder, 'certifications.parquet')}')`);
  const added = `
    select 'RNCP' as register, '40344' as number, 'Auxiliaire vétérinaire' as title, 4 as level, true as active, date '2025-03-01' as registered_from,
      date '2030-03-01' as registered_to, '12071' as formacode_1, 'A1501' as rome_1, '212' as nsf_1
    union all select 'RS', '6604', 'Comprendre la blockchain', null, true, date '2024-05-31', date '2027-05-31', '31004', null, '326'`;
  assert.equal(await copySource(engine, folder, 'certifications', `from fiches union all by name (${added})`), 11);

  const [outcome] = await publishWorld(data, undefined, { datasets: catalogue });
  assert.ok(outcome!.published);
  assert.deepEqual(outcome!.manifest.dispositions[0]!.counts, { kept: 2, excluded_category: 2 });
  const rows = await publishedRows(data, CATALOGUE, outcome!.version);
  assert.deepEqual(
    rows.map((row) => [
      row.numero_formation,
      row.code_rncp,
      row.code_rs,
      row.code_departement,
      row.frais_ttc_tot_mean,
      row.nombre_heures_total_mean,
      row.nom_of,
    ]),
    [
      [`${SIRET}_RNCP40344_VETO2027`, '40344', '-1', '91', 600.6, 23n, "ORGANISME D'EXEMPLE"],
      [`${SIRET}_RS6604_BLOCKCHAIN2027`, '-1', '6604', '91', 600.6, 23n, "ORGANISME D'EXEMPLE"],
    ],
  );
  assert.equal(rows[1]!.libelle_nsf_1, "Informatique, traitement de l'information, réseaux de transmission");
});

test('the day after its sessions begin, the sample leaves the catalogue', { skip }, async () => {
  const [outcome] = await publishWorld(data, undefined, { datasets: catalogue, asOf: '2027-01-02' });
  assert.equal(outcome!.published, false);
  assert.equal(outcome!.manifest.dispositions[0]!.counts.no_open_session, 2);
});
