/** The schedule over a clock of its own: the real publisher, months in seconds. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CalendarRules } from '../../src/calendar/expected.ts';
import { findDataset } from '../../src/datasets/index.ts';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { readRegister } from '../../src/releases/register.ts';
import { runSchedule, type Told } from '../../src/schedule/schedule.ts';
import { CATALOGUE, CONSUMPTION, publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD, writeWorld } from '../world.ts';

const RULES: CalendarRules = { hour: 6, minute: 0, day: 5, zone: 'Europe/Paris' };
const DATASETS = [CATALOGUE, CONSUMPTION].map((id) => findDataset(id)!);

interface Line extends Told {
  time: string;
}

/** Runs a schedule from one instant to another; `during` changes the world when the clock passes an instant. */
async function simulate(
  data: string,
  from: string,
  to: string,
  during: Record<string, () => Promise<void>> = {},
): Promise<Line[]> {
  let now = new Date(from);
  const stop = new AbortController();
  const lines: Line[] = [];
  const pending = Object.entries(during).sort(([one], [other]) => (one < other ? -1 : 1));
  await runSchedule(
    {
      data,
      datasets: DATASETS,
      rules: RULES,
      retry: { first_ms: 60_000, longest_ms: 1_800_000 },
      now: () => now,
      sleep: async (ms) => {
        now = new Date(now.getTime() + ms);
        while (pending.length > 0 && pending[0]![0] <= now.toISOString()) await pending.shift()![1]();
        if (now >= new Date(to)) stop.abort();
      },
      publish: async (ids, asOf) => {
        const datasets = ids.map((id) => findDataset(id)!);
        return publishWorld(data, undefined, { datasets, asOf, now: () => now }).then(
          (outcomes) => (outcomes.every(({ published }) => published) ? undefined : 'release_refused'),
          (error: { code: string }) => error.code,
        );
      },
      tell: (told) => lines.push({ ...told, time: now.toISOString() }),
    },
    stop.signal,
  );
  return lines.filter(({ event }) => event !== 'next');
}

const short = ({ event, cadence, time, reason }: Line): string =>
  [time.slice(5, 16), cadence, event, ...(reason === undefined ? [] : [reason])].join(' ');

test('what was missed is caught up once, then each cadence has its hour, clocks changing', async () => {
  const data = temporaryFolder('schedule');
  await writeWorld(sourcesFolder(data), WORLD);
  const told = [
    ...(await simulate(data, '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')),
    ...(await simulate(data, '2026-11-04T05:30:00Z', '2026-11-05T12:00:00Z')),
  ];
  assert.deepEqual(
    told.filter(({ event }) => event === 'published').map(({ time, cadence }) => `${time.slice(5, 16)} ${cadence}`),
    [
      '10-24T12:00 daily',
      '10-24T12:00 monthly',
      // Winter time begins on the 25th.
      '10-25T05:00 daily',
      '10-26T05:00 daily',
      '11-04T05:30 daily',
      '11-05T05:00 daily',
      '11-05T05:00 monthly',
    ],
  );
  const { versions } = await readRegister(data, CONSUMPTION);
  assert.deepEqual(
    versions.map(({ version }) => version),
    ['2026-10-24', '2026-11-05'],
  );
  // Started again after some days: one release for all that were missed, and nothing for what was not.
  const later = await simulate(data, '2026-11-09T12:00:00Z', '2026-11-10T04:00:00Z');
  assert.deepEqual(later.map(short), ['11-09T12:00 daily publishing', '11-09T12:00 daily published']);
  assert.deepEqual(await simulate(data, '2026-11-09T13:00:00Z', '2026-11-10T04:00:00Z'), []);
});

test('refused sources are tried again, less and less often; mended ones are published at the next try', async () => {
  const data = temporaryFolder('schedule');
  await writeWorld(sourcesFolder(data), WORLD);
  await publishWorld(data, undefined, {
    datasets: DATASETS,
    now: () => new Date('2026-11-09T12:00:00Z'),
    asOf: '2026-11-09',
  });
  await rm(join(sourcesFolder(data), 'sessions.csv'));
  const lines = await simulate(data, '2026-11-10T04:00:00Z', '2026-11-10T08:00:00Z', {
    '2026-11-10T06:40:00.000Z': async () => {
      await writeWorld(sourcesFolder(data), { sessions: WORLD.sessions! });
    },
  });
  const failed = lines.filter(({ event }) => event === 'failed');
  assert.ok(failed.every(({ reason }) => reason === 'file_missing'));
  const minutes = failed.map(({ time }) => (Date.parse(time) - Date.parse('2026-11-10T05:00:00Z')) / 60_000);
  assert.deepEqual(minutes, [0, 1, 3, 7, 15, 31, 61, 91]);
  assert.equal(short(lines.at(-1)!), '11-10T07:01 daily published');
});

test('another publisher is waited for; a refused release is not tried again before its next hour', async () => {
  const data = temporaryFolder('schedule');
  await writeWorld(sourcesFolder(data), WORLD);
  await publishWorld(data, undefined, {
    datasets: DATASETS,
    now: () => new Date('2026-11-09T12:00:00Z'),
    asOf: '2026-11-09',
  });
  const lock = join(data, 'publisher.lock');
  // The lock of a process that lives: this one, by its own number and start.
  await holdLock(lock);
  const busy = await simulate(data, '2026-11-10T04:30:00Z', '2026-11-10T05:30:00Z', {
    '2026-11-10T05:02:00.000Z': () => rm(lock),
  });
  assert.deepEqual(busy.map(short), [
    '11-10T05:00 daily publishing',
    '11-10T05:00 daily failed publisher_busy',
    '11-10T05:01 daily publishing',
    '11-10T05:01 daily failed publisher_busy',
    '11-10T05:03 daily publishing',
    '11-10T05:03 daily published',
  ]);
  await writeWorld(sourcesFolder(data), { ...WORLD, sessions: [] });
  const refused = await simulate(data, '2026-11-11T04:30:00Z', '2026-11-12T05:30:00Z');
  assert.deepEqual(refused.map(short), [
    '11-11T05:00 daily publishing',
    '11-11T05:00 daily published release_refused',
    '11-12T05:00 daily publishing',
    '11-12T05:00 daily published release_refused',
  ]);
  assert.equal((await readRegister(data, CATALOGUE)).latest, '2026-11-10');
});

async function holdLock(lock: string): Promise<void> {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  await writeFile(lock, `${process.pid} ${start}`);
}
