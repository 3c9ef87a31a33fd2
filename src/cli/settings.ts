/** The settings, on one page: a flag wins over the environment, the environment over the file, the file over the default. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { nearest } from '../spelling.ts';
import { zoneName } from '../zone.ts';
import { LIMIT_SETTINGS } from './limit-settings.ts';

export interface Setting {
  env: string;
  /** None: set by the environment or the file alone. */
  flag?: string;
  schema: z.ZodType;
  default: unknown;
  is: string;
}

const folder = z.string().min(1);
const count = (max: number) => z.coerce.number().int().min(1).max(max);

/** `opencpf config` prints this table with the value of each; the configuration file is a JSON object of these names. */
export const SETTINGS = {
  data: {
    env: 'OPENCPF_DATA',
    flag: '--data <folder>',
    schema: folder,
    default: 'data',
    is: 'Folder of the sources and releases.',
  },
  host: {
    env: 'HOST',
    flag: '--host <address>',
    schema: folder,
    default: '127.0.0.1',
    is: 'Address the server listens on; 0.0.0.0 for all.',
  },
  port: {
    env: 'PORT',
    flag: '--port <number>',
    schema: z.coerce.number().int().min(0).max(65_535),
    default: 8080,
    is: 'Port the server listens on; 0 for any free one.',
  },
  portal: {
    env: 'OPENCPF_PORTAL',
    flag: '--portal <folder>',
    schema: folder,
    default: 'web/dist',
    is: 'Folder of the built portal.',
  },
  memory_mib: {
    env: 'OPENCPF_MEMORY_MIB',
    flag: '--memory-mib <number>',
    schema: count(1_048_576),
    default: 2048,
    is: 'Memory of the engine in MiB, beyond which it spills to disk. The process needs some more.',
  },
  threads: {
    env: 'OPENCPF_THREADS',
    flag: '--threads <number>',
    schema: count(1024).nullable(),
    default: null,
    is: 'Threads of the engine; all processors when not set.',
  },
  upstream: {
    env: 'OPENCPF_UPSTREAM',
    flag: '--upstream <address>',
    schema: z.url({ protocol: /^https?$/ }),
    default: 'https://opendata.caissedesdepots.fr',
    is: 'Portal whose official files `opencpf fetch` brings: its Explore API v2.1.',
  },
  log_level: {
    env: 'OPENCPF_LOG_LEVEL',
    flag: '--log-level <level>',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    default: 'info',
    is: 'Least serious line of the server’s log.',
  },
  publication_time: {
    env: 'OPENCPF_PUBLICATION_TIME',
    schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day such as 06:00'),
    default: '06:00',
    is: 'Time of the day at which releases are expected, in the zone of `publication_zone`.',
  },
  publication_day: {
    env: 'OPENCPF_PUBLICATION_DAY',
    schema: z.coerce.number().int().min(1).max(28),
    default: 5,
    is: 'Day of the month on which monthly and quarterly releases are expected; quarters begin in January.',
  },
  publication_zone: {
    env: 'OPENCPF_PUBLICATION_ZONE',
    schema: z.string().refine((name) => zoneName(name) !== undefined, 'a time zone such as Europe/Paris'),
    default: 'Europe/Paris',
    is: 'Time zone of `publication_time` and `publication_day`.',
  },
  ...LIMIT_SETTINGS,
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = { [Name in SettingName]: z.infer<(typeof SETTINGS)[Name]['schema']> };

/** A value and where it comes from. */
export interface Resolved {
  value: unknown;
  from: string;
}

export interface Given {
  /** Values of the flags that were given, by setting. */
  flags: Partial<Record<SettingName, string>>;
  environment: Readonly<Record<string, string | undefined>>;
  /** The configuration file: `opencpf.json` when it is there, or the one that was named. */
  file: string | undefined;
}

/** Every setting with its origin. An unknown key or a wrong value is refused, with the nearest name. */
export function resolveSettings(given: Given): Record<SettingName, Resolved> {
  const environmentNames = [...Object.values(SETTINGS).map(({ env }) => env as string), 'OPENCPF_CONFIG'];
  for (const name of Object.keys(given.environment)) {
    if (name.startsWith('OPENCPF_') && !environmentNames.includes(name))
      throw unknownKey(name, environmentNames, 'environment');
  }
  const file = given.file === undefined ? {} : readFile(given.file);
  for (const name of Object.keys(file)) {
    if (!(name in SETTINGS)) throw unknownKey(name, Object.keys(SETTINGS), given.file!);
  }
  const resolve = (name: SettingName): Resolved => {
    const { env, schema, default: otherwise } = SETTINGS[name];
    const candidates: [unknown, string][] = [
      [given.flags[name], 'flag'],
      [given.environment[env] === '' ? undefined : given.environment[env], `environment ${env}`],
      [file[name], given.file ?? ''],
    ];
    const [value, from] = candidates.find(([candidate]) => candidate !== undefined) ?? [otherwise, 'default'];
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value: parsed.data, from };
    throw new Refusal('usage', `The setting ${name} has a wrong value.`, {
      place: { path: from },
      value: String(value),
      expected: z.prettifyError(parsed.error).replaceAll('✖ ', ''),
      mend: `${SETTINGS[name].is} See \`opencpf config\`.`,
    });
  };
  return Object.fromEntries((Object.keys(SETTINGS) as SettingName[]).map((name) => [name, resolve(name)])) as Record<
    SettingName,
    Resolved
  >;
}

/** The values alone. */
export const settingsOf = (resolved: Record<SettingName, Resolved>): Settings =>
  Object.fromEntries(Object.entries(resolved).map(([name, { value }]) => [name, value])) as Settings;

function readFile(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Refusal('usage', 'The configuration file cannot be read.', {
      place: { file },
      expected: 'a JSON object of settings',
      mend: 'See `opencpf config` for the names.',
      cause: error,
    });
  }
}

function unknownKey(name: string, known: readonly string[], where: string): Refusal {
  const near = nearest(name, known);
  return new Refusal('usage', `There is no setting ${name}.`, {
    place: { path: where },
    value: name,
    expected: known.join(', '),
    mend: near === undefined ? 'Remove it.' : `Did you mean ${near}?`,
  });
}
