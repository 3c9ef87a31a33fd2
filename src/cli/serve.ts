import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { DATASETS } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { startServer } from '../explore/start.ts';
import { restoreServing } from '../publish/serving.ts';
import { calendarOf } from './calendar.ts';
import { type Context, dataFolder, pressOf } from './context.ts';
import { limitsOf } from './limit-settings.ts';
import { startSchedule } from './schedule.ts';

export interface ServeOptions {
  /** Publish at the hours of the calendar. */
  schedule?: boolean;
  /** Source folder of what is published. */
  sources?: string;
}

/** `opencpf serve`: the API and the portal, until a signal asks to stop; open requests are then given time to end. */
export async function runServe(context: Context, options: ServeOptions = {}): Promise<void> {
  const { settings, output } = context;
  await restore(context);
  const server = await startServer({
    data: dataFolder(context),
    host: settings.host,
    port: settings.port,
    portal: resolve(settings.portal),
    memoryMiB: settings.memory_mib,
    threads: settings.threads ?? availableParallelism(),
    calendar: calendarOf(settings),
    limits: limitsOf(settings),
    logger: { level: settings.log_level },
  });
  output.result(
    { url: server.url },
    `OpenCPF is served at ${server.url} (API: ${server.url}/api/explore/v2.1). Stop it with Ctrl+C.`,
  );
  const schedule = options.schedule === true ? startSchedule(context, options.sources, server.log) : undefined;
  await stopAsked();
  output.progress('stopping');
  await schedule?.stop();
  await server.stop();
}

/** A busy or failing disk does not keep what can be served from being served. */
async function restore(context: Context): Promise<void> {
  try {
    await restoreServing(pressOf(context), DATASETS);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.output.note(`Some served files could not be made again. ${error.describe()}`);
  }
}

/** Resolves at the first signal to stop; a second one ends the process at once, as the system does by default. */
const stopAsked = (): Promise<void> =>
  new Promise((done) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = () => {
      for (const signal of signals) process.off(signal, stop);
      done();
    };
    for (const signal of signals) process.on(signal, stop);
  });
