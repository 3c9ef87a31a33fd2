/** `opencpf start`, as `npm start` runs it: a scheme, releases, a server; killed and started again, the same releases. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
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
  for (const { id } of DATASETS) assert.equal((await readRegister(data, id)).versions.length, 1);
  const records = `/api/explore/v2.1/catalog/datasets/${DATASETS[0]!.id}/records`;
  assert.equal((await fetch(`${second.url}${records}?limit=101`)).status, 200);
  assert.match(await (await fetch(`${second.url}${records}?limit=102`)).text(), /-1 <= limit <= 101 is expected/);
  second.child.kill('SIGTERM');
  assert.deepEqual(await once(second.child, 'exit'), [0, null]);
});
