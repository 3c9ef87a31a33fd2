/** The limits of requests and of serving as settings: of the same names, without flags. */
import { z } from 'zod';
import { CONFIGURABLE, CONFIGURABLE_LIMITS, type ConfigurableLimit, LIMITS } from '../limits.ts';

/** Digits in the environment, a number in the configuration file. */
const whole = (least: number, most: number) =>
  z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.number().int().min(least).max(most));

function settingOf(name: ConfigurableLimit) {
  const [least, most] = CONFIGURABLE[name];
  return {
    env: `OPENCPF_${name.toUpperCase()}`,
    schema: whole(least, most),
    default: LIMITS[name],
    is: 'A limit: docs/limits.md says what it bounds.',
  };
}

/** A setting for each limit that may be set, with its bounds. */
export const LIMIT_SETTINGS = Object.fromEntries(
  CONFIGURABLE_LIMITS.map((name) => [name, settingOf(name)]),
) as Readonly<Record<ConfigurableLimit, ReturnType<typeof settingOf>>>;

/** The limits among the values of settings. */
export const limitsOf = (settings: Readonly<Record<ConfigurableLimit, number>>): Record<ConfigurableLimit, number> =>
  Object.fromEntries(CONFIGURABLE_LIMITS.map((name) => [name, settings[name]])) as Record<ConfigurableLimit, number>;
