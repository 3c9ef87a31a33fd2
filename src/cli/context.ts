/** What every command receives: its settings, its output, and the world's clock. */
import { resolve } from 'node:path';
import type { Press } from '../publish/press.ts';
import { sourcesFolder } from '../releases/folder.ts';
import { SOFTWARE } from '../software.ts';
import { Engine } from '../warehouse/duck.ts';
import type { Output } from './output.ts';
import type { Resolved, SettingName, Settings } from './settings.ts';

export interface Context {
  settings: Settings;
  resolved: Record<SettingName, Resolved>;
  output: Output;
  json: boolean;
  now: () => Date;
}

export const dataFolder = ({ settings }: Context): string => resolve(settings.data);
export const defaultSources = (context: Context): string => sourcesFolder(dataFolder(context));
/** Today, UTC. */
export const today = ({ now }: Context): string => now().toISOString().slice(0, 10);

/** An engine with the memory and threads of the settings, for a command's own work. */
export const openEngine = ({ settings }: Context, spillFolder?: string): Promise<Engine> =>
  Engine.open({
    memoryMiB: settings.memory_mib,
    ...(settings.threads === null ? {} : { threads: settings.threads }),
    ...(spillFolder === undefined ? {} : { spillFolder }),
  });

/** The press of this data folder, telling its steps as progress. */
export const pressOf = (context: Context): Press => ({
  data: dataFolder(context),
  memoryMiB: context.settings.memory_mib,
  ...(context.settings.threads === null ? {} : { threads: context.settings.threads }),
  software: SOFTWARE,
  now: context.now,
  onStep: (step, dataset) => context.output.progress(dataset === undefined ? step : `${dataset}: ${step}`),
});
