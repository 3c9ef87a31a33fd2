/** A certification followed across its numbers, by a file of the release and a condition that the API takes as it is. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createExplore } from '../../src/explore/start.ts';
import { readManifest } from '../../src/releases/register.ts';
import { Engine, literal, type Row } from '../../src/warehouse/duck.ts';
import { temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, CONSUMPTION, publishedRows, publishWorld } from './press.ts';

interface Figures {
  total: { nb_dossiers: number };
}

const SUCCESSIONS = [{ register: 'RS', number: '6203', next_register: 'RNCP', next_number: '37674' }];

test('the release has the chains beside its rows; their condition asks the whole series', async () => {
  const data = temporaryFolder('chains');
  await publishWorld(data, { ...WORLD, successions: SUCCESSIONS });
  const { files, sources } = await readManifest(data, CONSUMPTION, AS_OF);
  assert.deepEqual(
    files.slice(0, 2).map(({ name }) => name),
    [`${CONSUMPTION}.parquet`, 'certification_chains.parquet'],
  );
  assert.ok(sources.some(({ table }) => table === 'successions'));

  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  const ask = (path: string, query: Record<string, string> = {}) =>
    app.inject({ url: `/api/explore/v2.1/catalog/datasets/${CONSUMPTION}/${path}`, query });
  const file = join(data, 'chains.parquet');
  await writeFile(file, (await ask(`releases/${AS_OF}/files/certification_chains.parquet`)).rawPayload);
  await using engine = await Engine.open();
  const [first, second] = await engine.rows(`select * from read_parquet(${literal(file)})`);
  assert.deepEqual(
    [first!.code_rncp, second!.code_rs, second!.intitule_certification],
    ['37674', '6203', 'Tosa Outlook'],
  );
  assert.equal(second!.date_rupture, second!.date_debut_enregistrement);

  const where = String(first!.condition_odsql);
  const answer = (
    await ask('records', {
      where,
      select: 'date_validation, code_rs, code_rncp, sum(nb_dossiers) as n',
      group_by: 'date_validation, code_rs, code_rncp',
    })
  ).json();
  const followed = (await publishedRows<Row & { nb_dossiers: bigint }>(data, CONSUMPTION)).filter(
    ({ code_rs, code_rncp }) => code_rs === '6203' || code_rncp === '37674',
  );
  const total = followed.reduce((sum, { nb_dossiers }) => sum + Number(nb_dossiers), 0);
  assert.ok(total > 0);
  assert.equal(
    answer.results.reduce((sum: number, { n }: { n: number }) => sum + n, 0),
    total,
  );
  assert.deepEqual(
    new Set(answer.results.map(({ code_rs, code_rncp }: Row) => `${code_rs} ${code_rncp}`)),
    new Set(['6203 -1', '-1 37674']),
  );

  const series = (await ask('certifications/RS6203')).json();
  assert.deepEqual([series.where, series.chain], [where, first!.certification_suivie]);
  assert.equal(
    series.series.reduce((sum: number, { total: { nb_dossiers } }: Figures) => sum + nb_dossiers, 0),
    total,
  );
  const begun = answer.results
    .filter(({ code_rs }: Row) => code_rs === '6203')
    .map(({ date_validation }: Row) => date_validation);
  assert.deepEqual(series.breaks, [
    { period: begun.toSorted()[0], from: 'RNCP37674', to: 'RS6203', registered_from: second!.date_rupture },
  ]);

  const { resources } = (await ask(`releases/${AS_OF}/datapackage.json`)).json();
  assert.deepEqual(
    resources.map(({ path }: { path: string }) => path),
    files.slice(0, 2).map(({ name }) => `files/${name}`),
  );
  await app.close();
});
