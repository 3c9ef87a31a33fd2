/** Real rows of the official portal, mirrored, then asked of the API as its clients do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { AS_OF, CATALOGUE } from '../publish/press.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { temporaryFolder } from '../world.ts';

const ROWS = 'catalogue/catalogue-real-rows.csv';

test('mirrored rows are served with their types, absent columns null', { skip: unlessReal(ROWS) }, async () => {
  const data = temporaryFolder('mirrored');
  const press = { data, memoryMiB: 512, software: 'test', now: () => new Date() };
  await mirror({ ...press, dataset: findDataset(CATALOGUE)!, file: realFile(ROWS), otherwise: AS_OF });
  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  const ask = async (query: string) =>
    (await app.inject(`/api/explore/v2.1/catalog/datasets/${CATALOGUE}/${query}`)).json();

  const { total_count, results } = await ask('records?where=code_inventaire="6435"');
  assert.equal(total_count, 1);
  assert.deepEqual(
    [
      results[0].date_chargement,
      results[0].code_rs,
      results[0].frais_ttc_tot_mean,
      results[0].nombre_heures_total_min,
      results[0].nom_departement,
      results[0].siret_of,
    ],
    ['2024-07-19', '6435', 2041.666667, 0, null, null],
  );
  const { fields, metas } = await ask('');
  const type = (name: string) => fields.find((field: { name: string }) => field.name === name).type;
  assert.deepEqual(
    [type('date_chargement'), type('code_region'), type('frais_ttc_tot_mean'), type('nb_action')],
    ['date', 'text', 'double', 'int'],
  );
  assert.equal(metas.opencpf.origin, 'mirrored');
  assert.ok(metas.opencpf.absent_columns.includes('siret_of'));
  await app.close();
});
