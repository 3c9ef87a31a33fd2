import type { Context } from './context.ts';
import { renderTable } from './output.ts';
import { SETTINGS, type Setting, type SettingName } from './settings.ts';

/** `opencpf config`: every setting, its value, where it comes from, and what it is. */
export function runConfig({ resolved, output }: Context): void {
  const names = Object.keys(SETTINGS) as SettingName[];
  output.result(
    Object.fromEntries(names.map((name) => [name, resolved[name]])),
    renderTable(
      ['setting', 'value', 'from', 'flag', 'environment', 'what it is'],
      names.map((name) => [
        name,
        String(resolved[name].value ?? '(not set)'),
        resolved[name].from,
        (SETTINGS[name] as Setting).flag ?? '',
        SETTINGS[name].env,
        SETTINGS[name].is,
      ]),
    ),
  );
}
