/** Releases to take away: the archive holds the rows under the types and constraints that its descriptor declares. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { DATASETS } from '../../src/datasets/index.ts';
import { rowsFile } from '../../src/releases/folder.ts';
import { Engine, identifier, literal } from '../../src/warehouse/duck.ts';
import { AS_OF } from '../publish/press.ts';
import { temporaryFolder } from '../world.ts';
import { readZip } from './export-readers.ts';
import { ROOT, servePublished } from './fixture.ts';
import { DATA_PACKAGE } from './frictionless.ts';

interface Field {
  name: string;
  type: string;
  constraints?: { required?: boolean; enum?: string[] };
}
interface Descriptor {
  profile: string;
  name: string;
  version: string;
  resources: {
    path: string;
    bytes: number;
    hash: string;
    rows: number;
    schema: { fields: Field[]; primaryKey?: string[]; missingValues: string[] };
  }[];
}

const ENGINE: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  date: 'DATE',
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const ajv = new Ajv2020({ allErrors: true, strict: false });
const check = ajv.compile(DATA_PACKAGE);
const validate = (descriptor: Descriptor): void => assert.ok(check(descriptor), ajv.errorsText(check.errors));
const served = servePublished();
const take = async (dataset: string, path: string) => {
  const answer = await served.app.inject(`${ROOT}/catalog/datasets/${dataset}/releases/${AS_OF}/${path}`);
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
  return answer;
};

test('each file of a release is sent as what it is', async () => {
  const [{ id }] = DATASETS as [(typeof DATASETS)[number]];
  for (const [file, media] of [
    [`${id}.parquet`, 'application/vnd.apache.parquet'],
    ['quality.json', 'application/json; charset=utf-8'],
    ['quality.fr.html', 'text/html; charset=utf-8'],
  ] as const) {
    const { headers } = await take(id, `files/${file}`);
    assert.equal(headers['content-type'], media);
    assert.equal(headers['content-disposition'], `attachment; filename="${file}"`);
  }
});

for (const dataset of DATASETS) {
  test(`${dataset.id}: the file is that of the descriptor and of the sums`, async () => {
    const descriptor = (await take(dataset.id, 'datapackage.json')).json<Descriptor>();
    validate(descriptor);
    const { resources, version } = descriptor;
    const file = await take(dataset.id, resources[0]!.path);
    assert.equal(version, AS_OF);
    assert.deepEqual(
      [file.rawPayload.length, `sha256:${sha256(file.rawPayload)}`],
      [resources[0]!.bytes, resources[0]!.hash],
    );
    assert.ok(
      (await take(dataset.id, 'SHA256SUMS')).body.includes(`${sha256(file.rawPayload)}  ${dataset.id}.parquet\n`),
    );
  });

  test(`${dataset.id}: the archive read by its own schema is the release`, async () => {
    const archive = (await take(dataset.id, 'package.zip')).rawPayload;
    const parts = await readZip(archive);
    const descriptor = JSON.parse(parts.get('datapackage.json')!) as Descriptor;
    assert.equal(descriptor.profile, 'tabular-data-package');
    validate(descriptor);
    const { resources } = descriptor;
    const { path, bytes, hash, rows, schema } = resources[0]!;
    const csv = Buffer.from(parts.get(path)!);
    assert.deepEqual([csv.length, `sha256:${sha256(csv)}`], [bytes, hash]);
    assert.equal(parts.get('SHA256SUMS'), `${hash.slice(7)}  ${path}\n`);
    const file = join(temporaryFolder('package'), 'rows.csv');
    await writeFile(file, csv);
    await using engine = await Engine.open();
    const columns = schema.fields.map(({ name, type }) => `${literal(name)}: ${literal(ENGINE[type]!)}`).join(', ');
    await engine.run(
      `create table taken as from read_csv(${literal(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`,
    );
    const released = `read_parquet(${literal(rowsFile(served.data, dataset.id, AS_OF))})`;
    const differing = `(from taken except all from ${released}) union all (from ${released} except all from taken)`;
    const count = async (relation: string) =>
      Number((await engine.row<{ n: bigint }>(`select count(*) as n from ${relation}`)).n);
    assert.deepEqual([await count('taken'), await count(`(${differing})`)], [rows, 0]);
    for (const { name, constraints } of schema.fields) {
      if (constraints?.required === true) assert.equal(await count(`taken where ${identifier(name)} is null`), 0, name);
      if (constraints?.enum !== undefined)
        assert.equal(
          await count(`taken where ${identifier(name)} not in (${constraints.enum.map(literal).join(', ')})`),
          0,
          name,
        );
    }
    const { primaryKey } = schema;
    if (primaryKey !== undefined)
      assert.equal(await count(`(select distinct ${primaryKey.map(identifier).join(', ')} from taken)`), rows);
    assert.ok(schema.fields.some(({ constraints }) => constraints?.required === true));
    assert.deepEqual(
      archive,
      (await take(dataset.id, 'package.zip')).rawPayload,
      'the same release gives the same bytes',
    );
  });
}

test('the profile sees what is wrong', async () => {
  const right = (await take(DATASETS[0]!.id, 'datapackage.json')).json<Descriptor>();
  for (const wrong of [
    { ...right, resources: [] },
    { ...right, name: 'Deux Mots' },
    { ...right, profile: 'tabular-data-package' },
    { ...right, resources: right.resources.map((one) => ({ ...one, path: '/etc/passwd' })) },
  ])
    assert.equal(check(wrong), false);
});
