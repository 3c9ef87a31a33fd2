import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { rowsFile, sourcesFolder } from '../../src/releases/folder.ts';
import { CATALOGUE, CONSUMPTION } from '../publish/press.ts';
import { file, temporaryFolder, WORLD, writeWorld } from '../world.ts';
import { MAIN, opencpf } from './command.ts';

test('every command has its help', async () => {
  const { out } = await opencpf(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<| )/gm)]
    .map((match) => match[1]!)
    .filter((name) => name !== 'help');
  for (const name of ['simulate', 'import', 'publish', 'mirror', 'serve', 'releases', 'check', 'rollback', 'config'])
    assert.ok(commands.includes(name), name);
  const helps = await Promise.all(commands.map((name) => opencpf([name, '--help'])));
  for (const { code, out: help } of helps) {
    assert.equal(code, 0);
    assert.match(help, /Usage: opencpf/);
  }
});

test('a world is published, listed, checked; damage is seen', async () => {
  const data = temporaryFolder('cli');
  await writeWorld(sourcesFolder(data), WORLD);
  const published = await opencpf(['publish', '--data', data, '--as-of', '2026-11-21', '--json']);
  assert.equal(published.code, 0, published.err);
  assert.deepEqual(
    (JSON.parse(published.out) as { dataset: string; published: boolean }[]).map(({ published: done }) => done),
    [true, true, true, true, true],
  );
  const listed = await opencpf(['releases', CONSUMPTION, '--data', data]);
  assert.match(listed.out, /2026-11-21 \* {2}2026-11-21 +12 {2}derived {2}published/);
  assert.equal((await opencpf(['check', '--data', data])).code, 0);
  await appendFile(rowsFile(data, CATALOGUE, '2026-11-21'), 'x');
  const damaged = await opencpf(['check', '--data', data, '--json']);
  assert.equal(damaged.code, 4);
  assert.equal(JSON.parse(damaged.err).error.code, 'release_damaged');
});

test('a release that moved too far is held with exit code 4, and published with a reason', async () => {
  const data = temporaryFolder('cli');
  const files = Array.from({ length: 600 }, (_, index) =>
    file(`D${index}`, index, `2025-${String((index % 12) + 1).padStart(2, '0')}-03`, {
      place_department: String(10 + Math.floor(index / 12)),
    }),
  );
  await writeWorld(sourcesFolder(data), { ...WORLD, training_files: files });
  const publish = ['publish', '--data', data, '--as-of', '2026-11-21', '--dataset', CONSUMPTION];
  assert.equal((await opencpf(publish)).code, 0);
  await writeWorld(sourcesFolder(data), { ...WORLD, training_files: files.slice(0, 200) });
  const held = await opencpf(publish);
  assert.equal(held.code, 4);
  assert.match(held.out, /^HELD {6}moncompteformation_formations_engagees@2026-11-21\.2, 200 rows/);
  assert.match(held.err, /moved beyond its bounds since 2026-11-21, recorded and not published/);
  assert.match(held.err, /found {5}"rows: 600 before, 200 after, allowed 570 – 750; and \d+ more"/);
  assert.match(
    held.err,
    /opencpf publish --dataset moncompteformation_formations_engagees --as-of 2026-11-21 --accept "why"/,
  );
  assert.equal((await opencpf([...publish, '--accept', ' '])).code, 2);
  const accepted = await opencpf([...publish, '--accept', 'a year was withdrawn']);
  assert.equal(accepted.code, 0, accepted.err);
  const { out } = await opencpf(['releases', CONSUMPTION, '--data', data]);
  assert.match(out, /2026-11-21\.2 .* held: rows: 600 before, 200 after/);
  assert.match(out, /2026-11-21\.3 \* .* published, accepted: a year was withdrawn/);
});

test('only the datasets of a cadence are published when asked', async () => {
  const data = temporaryFolder('cli');
  await writeWorld(sourcesFolder(data), WORLD);
  const { code, out } = await opencpf(['publish', '--data', data, '--as-of', '2026-11-21', '--cadence', 'daily']);
  assert.equal(code, 0);
  assert.match(
    out,
    /^published moncompteformation_catalogueformation@2026-11-21, 4 rows\n {2}trainings: 8 rows: kept 2/,
  );
  assert.ok(!out.includes(CONSUMPTION));
});

test('errors say where, what, what was expected and what to do, with their exit code', async () => {
  const data = temporaryFolder('cli');
  const cases: [string[], number, RegExp][] = [
    [['pubish'], 2, /unknown command 'pubish'\n\(Did you mean publish\?\)/],
    [
      ['publish', '--data', data],
      3,
      /providers\.parquet: The source table providers is missing\.\n {2}expected .*\n {2}mend /,
    ],
    [['publish', '--as-of', '2026-02-30'], 2, /This is not a day\.\n {2}found {5}"2026-02-30"/],
    [['publish', '--dataset', 'moncompteformation_usager'], 5, /Did you mean moncompteformation_usagers\?/],
    [['mirror', CATALOGUE, join(data, 'absent.csv'), '--data', data], 3, /absent\.csv: The file cannot be read\./],
    [['config', '--port', 'abc'], 2, /flag: The setting port has a wrong value\.\n {2}found {5}"abc"/],
  ];
  for (const [args, exit, message] of cases) {
    const { code, err, out } = await opencpf(args);
    assert.equal(code, exit, `${args.join(' ')}: ${err}`);
    assert.match(err, message);
    assert.equal(out, '');
  }
});

test('what writes the sources waits for no publisher: it is told that one is at work', async () => {
  const data = temporaryFolder('cli');
  // The lock names its holder by its number and by when it began.
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  await writeFile(join(data, 'publisher.lock'), `${process.pid} ${start}`);
  for (const args of [
    ['simulate', '--files', '100', '--trainings', '10'],
    ['import', 'registers', MAIN],
    ['import', 'edof', MAIN],
    ['publish'],
  ]) {
    const { code, err } = await opencpf([...args, '--data', data, '--json']);
    assert.equal(code, 6, `${args[0]}: ${err}`);
    assert.equal(JSON.parse(err).error.code, 'publisher_busy');
  }
});

test('a setting comes from the flag, else the environment, else the file, else its default', async () => {
  const folder = temporaryFolder('config');
  await writeFile(join(folder, 'opencpf.json'), JSON.stringify({ port: 4000, host: '::1', memory_mib: 600 }));
  const { out } = await opencpf(
    ['config', '--json', '--port', '6000'],
    { PORT: '5000', OPENCPF_MEMORY_MIB: '700' },
    folder,
  );
  const settings = JSON.parse(out);
  assert.deepEqual(settings.port, { value: 6000, from: 'flag' });
  assert.deepEqual(settings.memory_mib, { value: 700, from: 'environment OPENCPF_MEMORY_MIB' });
  assert.deepEqual(settings.host, { value: '::1', from: 'opencpf.json' });
  assert.deepEqual(settings.data, { value: 'data', from: 'default' });
});

test('an unknown setting is refused with the nearest name, in the file as in the environment', async () => {
  const folder = temporaryFolder('config');
  await writeFile(join(folder, 'other.json'), JSON.stringify({ prot: 4000 }));
  const file = await opencpf(['config', '--config', join(folder, 'other.json')]);
  assert.equal(file.code, 2);
  assert.match(file.err, /There is no setting prot\.[\s\S]*Did you mean port\?/);
  const environment = await opencpf(['config'], { OPENCPF_DATTA: 'x' });
  assert.equal(environment.code, 2);
  assert.match(environment.err, /Did you mean OPENCPF_DATA\?/);
});

test('two releases are compared in both languages, and their periods laid side by side', async () => {
  const data = temporaryFolder('cli');
  await writeWorld(sourcesFolder(data), WORLD);
  for (const day of ['2026-10-21', '2026-11-21'])
    assert.equal((await opencpf(['publish', '--data', data, '--as-of', day, '--dataset', CONSUMPTION])).code, 0);
  const said = await opencpf(['diff', '--data', data, '--dataset', CONSUMPTION, '--lang', 'fr']);
  assert.match(said.out, /formations_engagees: 2026-10-21 → 2026-11-21\n {2}Aucune différence\./);
  const named = [`${CONSUMPTION}@2026-10-21`, `${CONSUMPTION}@2026-11-21`];
  const told = JSON.parse((await opencpf(['diff', ...named, '--data', data, '--json'])).out);
  assert.deepEqual([told.rows.changed, told.of_release[0].after, told.results], [0, '2026-11-21', []]);
  const table = await opencpf(['vintages', CONSUMPTION, '--data', data, '--month', '2026-03']);
  assert.match(table.out, /nb_dossiers +2026-10-21 +2026-11-21\n2026-03 +11 +11\n/);
  for (const [args, exit, message] of [
    [['diff'], 2, /Two releases of one dataset are compared/],
    [
      ['diff', '2026-10-21', '2026-10-22', '--dataset', CONSUMPTION],
      5,
      /2026-10-22[\s\S]*among 2026-10-21, 2026-11-21/,
    ],
    [['diff', `${CONSUMPTION}@2026-10-21`, `${CATALOGUE}@2026-11-21`], 2, /releases of two datasets/],
    [['vintages', CATALOGUE], 2, /has no periods/],
    [['vintages', CONSUMPTION, '--measure', 'prix_moyen'], 2, /not an additive measure/],
  ] as [string[], number, RegExp][]) {
    const { code, err } = await opencpf([...args, '--data', data]);
    assert.equal(code, exit, err);
    assert.match(err, message);
  }
});
