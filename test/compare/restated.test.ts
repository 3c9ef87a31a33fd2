/** Two releases a month apart: a file that goes from Validé to Clos changes rows, and the total of its month stays. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Comparison } from '../../src/compare/comparison.ts';
import type { ChangedPage } from '../../src/compare/page.ts';
import type { Sentence } from '../../src/compare/sentences.ts';
import type { Vintages } from '../../src/compare/vintages.ts';
import { createExplore } from '../../src/explore/start.ts';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { simulate } from '../../src/simulate/scheme.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { ROOT } from '../explore/fixture.ts';
import { CONSUMPTION, publishWorld } from '../publish/press.ts';
import { file, temporaryFolder, WORLD } from '../world.ts';

const [EARLIER, LATER] = ['2026-10-21', '2026-11-21'];
const VALIDATED = 'Validé';
const CLOSED = 'Clos - Réalisation Totale';

/** One file alone in its month: validated in September, gone through in October. */
const FILES = [
  file('R01', 1, '2026-09-28', {
    entered_on: '2026-10-25',
    exited_on: '2026-11-02',
    service_declared_on: '2026-11-03',
    service_validated_on: '2026-11-10',
    realisation_rate: 100,
  }),
  file('R02', 2, '2026-10-30'),
];

const apps: FastifyInstance[] = [];
after(() => Promise.all(apps.map((app) => app.close())));

async function serveTwo(data: string, world?: typeof WORLD): Promise<FastifyInstance> {
  for (const asOf of [EARLIER, LATER])
    await publishWorld(data, world, { asOf, now: () => new Date(`${asOf}T06:00:00Z`) });
  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  apps.push(app);
  return app;
}

async function get<T>(app: FastifyInstance, path: string): Promise<T> {
  const answer = await app.inject(`${ROOT}/catalog/datasets/${CONSUMPTION}/${path}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

const folder = temporaryFolder('restated');
const schemeFolder = temporaryFolder('restated-scheme');
let app: FastifyInstance;
before(async () => {
  app = await serveTwo(folder, { ...WORLD, training_files: FILES });
});

test('the file leaves one row and comes into another; its month is not restated', async () => {
  type Body = Comparison & ChangedPage & { summary: Sentence[] };
  const body = await get<Body>(app, `releases/${EARLIER}...${LATER}?limit=100`);
  assert.deepEqual(body.rows, { before: 1, after: 2, added: 2, removed: 1, changed: 0 });
  const september = body.results.filter(({ key }) => key.date_validation === '2026-09-01');
  assert.deepEqual(
    september.map(({ change, key, before: held, after: holds }) => [
      change,
      key.statut_dossier,
      (held ?? holds)?.nb_dossiers,
      (held ?? holds)?.montant_engage,
    ]),
    [
      ['added', CLOSED, 1, 1000],
      ['removed', VALIDATED, 1, 1000],
    ],
  );
  assert.deepEqual(body.periods?.restated, []);
  assert.deepEqual(
    body.periods?.added.map(({ period }) => period),
    ['2026-10'],
  );
  const status = body.dimensions.find(({ column }) => column === 'statut_dossier')!;
  assert.deepEqual([status.appeared.values, status.disappeared.values], [[CLOSED], []]);
  assert.ok(
    body.summary.some(({ text }) => text === 'Des lignes ont changé, mais les totaux par période restent les mêmes.'),
  );
  // The load date is of the release: it makes no row different.
  assert.deepEqual(body.of_release, [{ column: 'date_chargement', before: EARLIER, after: LATER }]);
});

test('the vintages say that the month did not move', async () => {
  const table = await get<Vintages>(app, 'vintages?measure=montant_engage&month=2026-09');
  assert.deepEqual(table.periods, [{ period: '2026-09', values: [1000, 1000] }]);
  assert.deepEqual(
    table.settled.ages.find(({ measure }) => measure === 'montant_engage'),
    { measure: 'montant_engage', months: 1 },
  );
});

test('of a whole simulated scheme: files change rows, months older than the first release keep their totals', async () => {
  {
    await using engine = await Engine.open({ memoryMiB: 1024 });
    await mkdir(sourcesFolder(schemeFolder), { recursive: true });
    await simulate({ folder: sourcesFolder(schemeFolder), files: 4000, trainings: 200, seed: 7, until: LATER, engine });
  }
  const whole = await serveTwo(schemeFolder);
  const { rows, periods } = await get<Comparison>(whole, `releases/${EARLIER}...${LATER}`);
  assert.ok(rows.added > 0 && rows.removed > 0, JSON.stringify(rows));
  const told = periods!.restated.filter(({ measures }) =>
    measures.some(({ measure }) => ['nb_dossiers', 'montant_engage'].includes(measure)),
  );
  assert.deepEqual(
    told.map(({ period }) => period),
    ['2026-10'],
  );
  const table = await get<Vintages>(whole, 'vintages?measure=nb_dossiers');
  for (const { period, values } of table.periods) if (period < '2026-10') assert.equal(values[0], values[1], period);
});
