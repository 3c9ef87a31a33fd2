/** What is true of a data folder at every instant, whatever happened to its publishers; judged by reading files, not by asking the publisher. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../../src/datasets/index.ts';
import { Shelf } from '../../src/explore/shelf.ts';
import { datasetFolder, registerFile, releaseFolder } from '../../src/releases/folder.ts';
import type { Manifest } from '../../src/releases/manifest.ts';
import { type Register, readRegister } from '../../src/releases/register.ts';
import { Engine } from '../../src/warehouse/duck.ts';

/** The registers can be read, name each version once, and every release they say published is whole; only the `latest` lines are looked at, when it is said. Gives them. */
export async function assertSound(
  data: string,
  datasets: readonly DatasetDefinition[],
  latest = Number.POSITIVE_INFINITY,
): Promise<Register[]> {
  const registers = await Promise.all(datasets.map(({ id }) => readRegister(data, id)));
  for (const register of registers) {
    const names = register.versions.map(({ version }) => version);
    assert.equal(new Set(names).size, names.length, `a version is named twice in ${register.dataset}`);
    const published = register.versions.filter(({ result }) => result === 'published');
    assert.equal(register.latest === null, published.length === 0, 'latest names a release when there is one');
    if (register.latest !== null) assert.ok(published.some(({ version }) => version === register.latest));
    for (const { version, rows } of published.slice(-latest)) {
      const manifest = await assertWhole(data, register.dataset, version);
      assert.equal(manifest.rows, rows);
    }
  }
  return registers;
}

/** The files of a release are those of its manifest, to the byte. */
async function assertWhole(data: string, dataset: string, version: string): Promise<Manifest> {
  const folder = releaseFolder(data, dataset, version);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  assert.equal(manifest.version, version);
  assert.ok(manifest.files.length > 0, `${dataset}@${version} has files`);
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(folder, name));
    assert.equal(content.length, bytes, `${dataset}@${version}/${name}`);
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256, `${dataset}@${version}/${name}`);
  }
  return manifest;
}

/** Readers get the release that each register names, with all its rows, or nothing where nothing was published. */
export async function assertServed(data: string, datasets: readonly DatasetDefinition[]): Promise<void> {
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const past = { open: 4, idle_ms: 60_000 };
  let trouble: unknown;
  const onTrouble = (_: string, error: unknown) => {
    trouble = error;
  };
  const shelf = new Shelf({ data, engine, past, recheck_ms: 0, datasets, onTrouble });
  const open = await shelf.published();
  assert.equal(trouble, undefined);
  for (const definition of datasets) {
    const { latest, versions } = await readRegister(data, definition.id);
    const release = open.find((one) => one.definition.id === definition.id);
    assert.equal(release?.manifest.version ?? null, latest);
    if (release === undefined) continue;
    const { rows } = await engine.row(`select count(*) as rows from ${release.catalog.table}`);
    assert.equal(Number(rows), versions.find(({ version }) => version === latest)!.rows);
  }
}

/** Nothing of a publication that did not end is left. */
export async function assertHealed(data: string, datasets: readonly DatasetDefinition[]): Promise<void> {
  assert.deepEqual(
    (await readdir(data)).filter((name) => name === 'work' || name.startsWith('publisher.lock')),
    [],
  );
  for (const { id } of datasets) {
    const versions = (await readRegister(data, id)).versions.map(({ version }) => version);
    const names = existsSync(registerFile(data, id)) ? await readdir(datasetFolder(data, id)) : [];
    assert.deepEqual(
      names.filter((name) => name !== 'versions.json' && !versions.includes(name)),
      [],
    );
    const served = await readdir(join(data, 'serving', id)).catch(() => []);
    assert.deepEqual(
      served.filter((name) => !versions.includes(name.replace(/\.duckdb$/, ''))),
      [],
    );
  }
}
