/** `opencpf start`, as `npm start` runs it: a scheme, releases, a server; killed and started again, the same releases. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { planReleases } from '../../src/cli/start.ts';
import { DATASETS } from '../../src/datasets/index.ts';
import { readRegister } from '../../src/releases/register.ts';
import { temporaryFolder } from '../world.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Starts the command and waits for its address. */
async function start(data: string, limits: Record<string, string> = {}): Promise<{ child: ChildProcess; url: string }> {
  const args = [
    MAIN,
    'start',
    '--data',
    data,
    '--port',
    '0',
    '--files',
    '3000',
    '--trainings',
    '400',
    '--log-level',
    'error',
  ];
  const env = { ...process.env, ...limits };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let said = '';
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    const url = /served at (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`no address in: ${said}`);
}

const count = async (url: string, dataset: string): Promise<number> => {
  const answer = await fetch(`${url}/api/explore/v2.1/catalog/datasets/${dataset}/records?limit=0`);
  return ((await answer.json()) as { total_count: number }).total_count;
};

test('a new folder gets a scheme and its releases; a killed server serves them again; a signal stops it', async () => {
  const data = temporaryFolder('start');
  const first = await start(data);
  const counts = await Promise.all(DATASETS.map(({ id }) => count(first.url, id)));
  assert.ok(counts.every((rows) => rows > 0));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await start(data, { OPENCPF_RECORDS_LIMIT: '101' });
  assert.deepEqual(await Promise.all(DATASETS.map(({ id }) => count(second.url, id))), counts);
  for (const { id } of DATASETS) {
    const { latest, versions } = await readRegister(data, id);
    assert.deepEqual(
      versions.map(({ result }) => result),
      ['published', 'published'],
      id,
    );
    assert.ok(versions[0]!.as_of < latest!, id);
  }
  const records = `/api/explore/v2.1/catalog/datasets/${DATASETS[0]!.id}/records`;
  assert.equal((await fetch(`${second.url}${records}?limit=101`)).status, 200);
  assert.match(await (await fetch(`${second.url}${records}?limit=102`)).text(), /-1 <= limit <= 101 is expected/);
  second.child.kill('SIGTERM');
  assert.deepEqual(await once(second.child, 'exit'), [0, null]);
});

test('a scheme made up is published as of the end of the period before, then as of today; what is there is not made again', () => {
  const empty = DATASETS.map(({ id }) => ({ dataset: id, latest: null, versions: [] }));
  const days = (plan: ReturnType<typeof planReleases>) => plan.map(([day, datasets]) => [day, datasets.length]);
  assert.deepEqual(days(planReleases(empty, '2026-11-21', false)), [['2026-11-21', 5]]);
  assert.deepEqual(days(planReleases(empty, '2026-11-21', true)), [
    ['2026-09-30', 2],
    ['2026-10-31', 2],
    ['2026-11-20', 1],
    ['2026-11-21', 5],
  ]);
  const begun = empty.map((register) => ({
    ...register,
    latest: '2026-10-31',
    versions: [
      {
        version: '2026-10-31',
        as_of: '2026-10-31',
        created_at: '2026-11-21T06:00:00.000Z',
        origin: 'simulated' as const,
        rows: 1,
        result: 'published' as const,
      },
    ],
  }));
  assert.deepEqual(planReleases(begun, '2026-11-21', false), []);
  assert.deepEqual(days(planReleases(begun, '2026-11-21', true)).at(1), ['2026-11-20', 1]);
});
