/** The schedule of `opencpf serve --schedule`: each publication is a process of its own, which answers never wait for. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DATASETS } from '../datasets/index.ts';
import type { RunningServer } from '../explore/start.ts';
import { runSchedule, type Told } from '../schedule/schedule.ts';
import { calendarOf } from './calendar.ts';
import { type Context, dataFolder } from './context.ts';
import { WARNING } from './output.ts';

/** Characters kept of what a publication says of its failure. */
const SAID_CHARACTERS = 16_384;

/** Starts publishing what is due. Stopping ends a publication that runs: the next one mends what it leaves. */
export function startSchedule(
  context: Context,
  sources: string | undefined,
  log: RunningServer['log'],
): { stop: () => Promise<void> } {
  const { settings, now } = context;
  const stopping = new AbortController();
  const running = runSchedule(
    {
      data: dataFolder(context),
      datasets: DATASETS,
      rules: calendarOf(settings),
      retry: { first_ms: settings.schedule_retry_ms, longest_ms: settings.schedule_retry_longest_ms },
      now,
      sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
      publish: (datasets, asOf, signal) => publishApart(context, sources, datasets, asOf, log, signal),
      tell: (told) => record(log, told),
    },
    stopping.signal,
  ).catch((error: unknown) => log.error({ err: error }, 'the schedule has stopped'));
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

function record(log: RunningServer['log'], { event, ...fields }: Told): void {
  if (event === 'failed') log.error({ schedule: event, ...fields }, 'a scheduled publication failed');
  else if (fields.reason !== undefined) log.error({ schedule: event, ...fields }, 'a scheduled release was refused');
  else log.info({ schedule: event, ...fields }, 'schedule');
}

/** `opencpf publish` in a process of its own, with the settings of this one; gives its error, as text. Its warnings are recorded. */
function publishApart(
  { settings }: Context,
  sources: string | undefined,
  datasets: readonly string[],
  asOf: string,
  log: RunningServer['log'],
  signal: AbortSignal,
): Promise<string | undefined> {
  const args = [
    join(import.meta.dirname, 'main.ts'),
    ...['publish', '--json', '--as-of', asOf, '--dataset', ...datasets],
    ...(sources === undefined ? [] : ['--sources', sources]),
    ...['--data', settings.data, '--memory-mib', String(settings.memory_mib)],
    ...(settings.threads === null ? [] : ['--threads', String(settings.threads)]),
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], signal, killSignal: 'SIGTERM' });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-SAID_CHARACTERS);
    });
    child.on('error', (error) => {
      said ||= error.message;
    });
    child.on('close', (code, ended) => {
      const lines = said.split('\n');
      for (const line of lines.filter((one) => one.startsWith(WARNING)))
        log.warn({ schedule: 'warning', reason: line.slice(WARNING.length) }, 'a scheduled publication warns');
      const failure = lines.filter((one) => !one.startsWith(WARNING)).join('\n');
      if (code === 0) resolve(undefined);
      else resolve(messageOf(failure) ?? `the publication ended by ${ended ?? `exit code ${code}`}`);
    });
  });
}

function messageOf(said: string): string | undefined {
  try {
    const { code, message } = (JSON.parse(said) as { error: { code: string; message: string } }).error;
    return `${code}: ${message}`;
  } catch {
    return said.trim() === '' ? undefined : said.trim();
  }
}
