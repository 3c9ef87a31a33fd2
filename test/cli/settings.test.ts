/** The settings: where a value comes from, and what is refused. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { limitsOf } from '../../src/cli/limit-settings.ts';
import { type Given, resolveSettings, settingsOf } from '../../src/cli/settings.ts';
import { Refusal } from '../../src/errors.ts';
import { CONFIGURABLE, CONFIGURABLE_LIMITS, LIMITS } from '../../src/limits.ts';
import { temporaryFolder } from '../world.ts';

const resolve = (given: Partial<Given>) => resolveSettings({ flags: {}, environment: {}, file: undefined, ...given });

test('limits are those of the system until the configuration says otherwise', () => {
  assert.deepEqual(
    limitsOf(settingsOf(resolve({}))),
    Object.fromEntries(CONFIGURABLE_LIMITS.map((name) => [name, LIMITS[name]])),
  );
  const file = join(temporaryFolder('settings'), 'opencpf.json');
  writeFileSync(file, JSON.stringify({ records_limit: 1_000, facet_values: 10 }));
  const resolved = resolve({ file, environment: { OPENCPF_RECORDS_WINDOW: '50000', OPENCPF_FACET_VALUES: '20' } });
  const { records_limit, records_window, facet_values } = limitsOf(settingsOf(resolved));
  assert.deepEqual([records_limit, records_window, facet_values], [1_000, 50_000, 20]);
  assert.equal(resolved.facet_values.from, 'environment OPENCPF_FACET_VALUES');
});

test('the default of every limit is within its bounds', () => {
  for (const name of CONFIGURABLE_LIMITS) {
    const [least, most] = CONFIGURABLE[name];
    assert.ok(least <= LIMITS[name] && LIMITS[name] <= most, name);
  }
});

test('a limit that is no whole number, or out of its bounds, is refused', () => {
  for (const value of ['0', '-1', '1.5', '1e3', ' ', 'many', '1000000001'])
    assert.throws(
      () => resolve({ environment: { OPENCPF_RECORDS_LIMIT: value } }),
      (error) => error instanceof Refusal && error.code === 'usage' && error.message.includes('records_limit'),
      value,
    );
  assert.throws(
    () => resolve({ environment: { OPENCPF_RECORD_LIMIT: '5' } }),
    (error) => error instanceof Refusal && error.mend === 'Did you mean OPENCPF_RECORDS_LIMIT?',
  );
});
