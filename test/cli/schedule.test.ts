/** `opencpf serve --schedule`: publications beside the server, which answers meanwhile. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { DATASETS } from '../../src/datasets/index.ts';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { readRegister } from '../../src/releases/register.ts';
import { CATALOGUE } from '../publish/press.ts';
import { temporaryFolder, WORLD, writeWorld } from '../world.ts';
import { MAIN, withoutSettings } from './command.ts';

interface Served {
  child: ChildProcess;
  url: string;
  /** Lines of the log about the schedule. */
  told: () => { schedule: string; reason?: string; datasets?: string[]; cadence?: string }[];
}

async function serve(data: string): Promise<Served> {
  const args = [MAIN, 'serve', '--schedule', '--data', data, '--port', '0', '--memory-mib', '512'];
  const env = { ...withoutSettings(), OPENCPF_SCHEDULE_RETRY_MS: '500', OPENCPF_PUBLICATION_TIME: '03:20' };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let said = '';
  const url = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    const found = /served at (http:\S+)/.exec(said)?.[1];
    if (found !== undefined) url.resolve(found);
  });
  child.on('exit', () => url.reject(new Error(`no address in: ${said}`)));
  const lines = () =>
    said
      .split('\n')
      .filter((line) => line.includes('"schedule"'))
      .map((line) => JSON.parse(line));
  return { child, url: await url.promise, told: lines };
}

/** Waits until something is so, a minute at most. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tenths = 0; tenths < 600; tenths++) {
    if (await holds()) return;
    await wait(100);
  }
  assert.fail(`not within a minute: ${what}`);
}

test('a server with a schedule publishes what is due, tries again what is refused, answers meanwhile and stops', async () => {
  const data = temporaryFolder('scheduled');
  await writeWorld(sourcesFolder(data), WORLD);
  await rm(join(sourcesFolder(data), 'training_files.csv'));
  const { child, url, told } = await serve(data);
  try {
    const records = `${url}/api/explore/v2.1/catalog/datasets/${CATALOGUE}/records?limit=1`;
    await until('the catalogue is served', async () => (await fetch(records)).status === 200);
    await until('two failures', () => told().filter(({ schedule }) => schedule === 'failed').length >= 2);
    const failed = told().find(({ schedule }) => schedule === 'failed')!;
    assert.equal(failed.cadence, 'monthly');
    assert.match(failed.reason!, /^file_missing: The source table training_files is missing\./);
    // Answers come while publications run.
    assert.equal((await fetch(`${url}/livez`)).status, 200);
    await writeWorld(sourcesFolder(data), { training_files: WORLD.training_files! });
    await until('everything is published', async () => {
      const registers = await Promise.all(DATASETS.map(({ id }) => readRegister(data, id)));
      return registers.every(({ latest }) => latest !== null);
    });
    const { datasets } = (await (await fetch(`${url}/api/explore/v2.1/catalog/calendar.json`)).json()) as {
      datasets: { late: boolean; next: string }[];
    };
    assert.ok(datasets.every(({ late, next }) => !late && /T0[12]:20:00/.test(next)));
  } finally {
    child.kill('SIGTERM');
  }
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
