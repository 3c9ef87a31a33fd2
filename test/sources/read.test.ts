import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Refusal } from '../../src/errors.ts';
import { SOURCES, type SourceTableName } from '../../src/sources/contract.ts';
import { openSources } from '../../src/sources/read.ts';
import { copySource } from '../../src/sources/write.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { file, temporaryFolder, WORLD, type World, writeWorld } from '../world.ts';

const TABLES = Object.keys(WORLD) as SourceTableName[];

/** Opens a world and gives the refusal met. */
async function refusalOf(
  world: World,
  tables: readonly SourceTableName[] = TABLES,
  spoil?: (folder: string) => Promise<void>,
): Promise<Refusal> {
  const folder = await writeWorld(temporaryFolder('sources'), world);
  await spoil?.(folder);
  await using engine = await Engine.open();
  try {
    await openSources(engine, folder, tables, join(folder, 'work'));
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error;
  }
  throw new Error('nothing was refused');
}

const withFile = (more: Record<string, string | number | null>): World => ({
  ...WORLD,
  training_files: [file('D01', 1, '2026-03-10'), file('D02', 2, '2026-03-11', more)],
});

test('a world is opened from CSV, commas or semicolons, and from Parquet, with the same rows', async () => {
  const rows: unknown[] = [];
  for (const separator of [',', ';']) {
    const folder = await writeWorld(temporaryFolder('sources'), WORLD, separator);
    await using engine = await Engine.open();
    await openSources(engine, folder, TABLES, join(folder, 'work'));
    rows.push(await engine.rows('from trainings'), await engine.rows('from training_files'));
    const parquet = temporaryFolder('parquet');
    for (const table of TABLES) await copySource(engine, parquet, table, `select * from ${table}`);
    const opened = await openSources(engine, parquet, TABLES, join(parquet, 'work'));
    assert.deepEqual(
      opened.map(({ table, rows: count }) => [table, count]),
      TABLES.toSorted((a, b) => TABLES.indexOf(a) - TABLES.indexOf(b)).map((table) => [table, WORLD[table]!.length]),
    );
    rows.push(await engine.rows('from trainings'), await engine.rows('from training_files'));
  }
  assert.deepEqual(rows[0], rows[2]);
  assert.deepEqual(rows[0], rows[4]);
  assert.deepEqual(rows[1], rows[3]);
  assert.deepEqual(rows[1], rows[7]);
});

const CASES: Record<string, { world: World; place: object; value: string | null }> = {
  'a value outside its list': {
    world: withFile({ holder_situation: 'chomeur' }),
    place: { file: 'training_files.csv', row: 2, column: 'holder_situation' },
    value: '(not shown: personal)',
  },
  'a number that is none': {
    world: withFile({ hours: 'dix' }),
    place: { file: 'training_files.csv', row: 2, column: 'hours' },
    value: 'dix',
  },
  'a day that does not exist': {
    world: withFile({ entered_on: '2026-02-30' }),
    place: { file: 'training_files.csv', row: 2, column: 'entered_on' },
    value: '2026-02-30',
  },
  'a code that lost its zero': {
    world: withFile({ place_department: '1' }),
    place: { file: 'training_files.csv', row: 2, column: 'place_department' },
    value: '1',
  },
  'an amount below nothing': {
    world: withFile({ opco_cents: -1 }),
    place: { file: 'training_files.csv', row: 2, column: 'opco_cents' },
    value: '-1',
  },
  'a value that is missing': {
    world: withFile({ register: null }),
    place: { file: 'training_files.csv', row: 2, column: 'register' },
    value: null,
  },
  'a key met twice': {
    world: { ...WORLD, trainings: [...WORLD.trainings!, WORLD.trainings![1]!] },
    place: { file: 'trainings.csv', row: 9, column: 'training_id' },
    value: '90000000100017_WEB',
  },
  'an action without its training': {
    world: { ...WORLD, trainings: WORLD.trainings!.slice(1) },
    place: { file: 'actions.csv', row: 1, column: 'training_id' },
    value: '90000000100017_OUTLOOK',
  },
};

for (const [name, { world, place, value }] of Object.entries(CASES)) {
  test(`refused, with its place and value: ${name}`, async () => {
    const refusal = await refusalOf(world);
    assert.equal(refusal.code, 'source_contract');
    assert.deepEqual(refusal.place, place);
    assert.equal(refusal.value, value);
    assert.ok(refusal.expected !== undefined && refusal.mend !== undefined);
  });
}

test('several problems are named at once', async () => {
  const refusal = await refusalOf(withFile({ hours: 'dix', place_department: '1' }));
  assert.equal(refusal.others.length, 1);
});

test('a missing column, a missing table, a table there twice', async () => {
  const missing = await refusalOf(WORLD, TABLES, async (folder) => {
    const text = await readFile(join(folder, 'providers.csv'), 'utf8');
    await writeFile(join(folder, 'providers.csv'), text.replace('activity_number', 'nda'));
  });
  assert.deepEqual(
    [missing.code, missing.place],
    ['source_layout', { file: 'providers.csv', column: 'activity_number' }],
  );
  const { providers: _, ...others } = WORLD;
  assert.equal((await refusalOf(others)).code, 'file_missing');
  const twice = await refusalOf(WORLD, TABLES, (folder) => writeFile(join(folder, 'providers.parquet'), ''));
  assert.equal(twice.code, 'source_layout');
});

test('a line that cannot be read is named', async () => {
  const refusal = await refusalOf(WORLD, TABLES, async (folder) => {
    const text = await readFile(join(folder, 'providers.csv'), 'utf8');
    await writeFile(
      join(folder, 'providers.csv'),
      `${text}90000000400011,"DELTA\nSARL",\n90000000500018,"EPSILON" SARL,\n`,
    );
  });
  assert.equal(refusal.code, 'source_layout');
  assert.deepEqual(refusal.place, { file: 'providers.csv', line: 7, column: 'name' });
});

test('a Parquet column of the wrong type is refused: codes are text', async () => {
  const folder = temporaryFolder('types');
  await using engine = await Engine.open();
  await engine.run(
    `copy (select 55208131766522 as siret, 'A' as name, null::varchar as activity_number) to '${join(folder, 'providers.parquet')}'`,
  );
  await assert.rejects(openSources(engine, folder, ['providers'], folder), { code: 'source_layout', value: 'BIGINT' });
});

test('every table of the contract has its key among its columns', () => {
  for (const [name, { key, columns }] of Object.entries(SOURCES)) {
    for (const part of key)
      assert.ok(
        columns.some((column) => column.name === part),
        `${name}.${part}`,
      );
  }
});
