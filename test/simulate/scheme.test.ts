import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Refusal } from '../../src/errors.ts';
import { measureCalibration, renderCalibration } from '../../src/simulate/calibration.ts';
import { simulate } from '../../src/simulate/scheme.ts';
import { TARGETS } from '../../src/simulate/targets.ts';
import { FUNDING_COLUMNS, SOURCES, type SourceTableName } from '../../src/sources/contract.ts';
import { openSources } from '../../src/sources/read.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { temporaryFolder } from '../world.ts';

const UNTIL = '2026-05-03';
const SIZES = { files: 80_000, trainings: 12_000 };

const root = temporaryFolder('simulate');
const folder = join(root, 'scheme');
let engine: Engine;
let rows: Record<SourceTableName, number>;

const made = async (
  name: string,
  seed: number,
  sizes = { files: 20_000, trainings: 2_000 },
  threads?: number,
): Promise<string> => {
  const own = await Engine.open(threads === undefined ? {} : { threads });
  await simulate({ folder: join(root, name), seed, ...sizes, until: UNTIL, engine: own });
  own.close();
  return join(root, name);
};

const digests = async (of: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(of)).sort().map(async (file) => [
        file,
        createHash('sha256')
          .update(await readFile(join(of, file)))
          .digest('hex'),
      ]),
    ),
  );

const table = (name: SourceTableName): string => `read_parquet(${literal(join(folder, `${name}.parquet`))})`;
const files = table('training_files');
const count = async (query: string): Promise<number> =>
  Number((await engine.row<{ n: bigint }>(`select count(*) as n from ${query}`)).n);

before(async () => {
  engine = await Engine.open();
  rows = await simulate({ folder, seed: 7, ...SIZES, until: UNTIL, engine });
});

after(() => engine.close());

test('the same seed gives the same bytes on one thread and on two, another seed does not', async () => {
  const one = await digests(await made('one', 3, undefined, 1));
  assert.deepEqual(await digests(await made('two', 3, undefined, 2)), one);
  const other = await digests(await made('other', 4, undefined, 2));
  assert.notEqual(other['training_files.parquet'], one['training_files.parquet']);
  assert.notEqual(other['trainings.parquet'], one['trainings.parquet']);
});

test('files and trainings are as many as asked', () => {
  assert.equal(rows.training_files, SIZES.files);
  assert.equal(rows.trainings, SIZES.trainings);
});

test('the engine is left as it was found', async () => {
  const own = await Engine.open({ threads: 3 });
  await simulate({ folder: join(root, 'smallest'), seed: 1, files: 1, trainings: 1, until: '2031-01-15', engine: own });
  const left = await own.row(`select current_setting('threads') as threads, current_setting('search_path') as path,
    (select count(*) from duckdb_databases() where database_name = 'simulation') as attached, (select count(*) from duckdb_tables()) as tables`);
  assert.deepEqual(left, { threads: 3n, path: '', attached: 0n, tables: 0n });
  own.close();
});

test('sizes and days that make no scheme are refused', async () => {
  for (const wrong of [{ files: 0 }, { trainings: 1.5 }, { until: '2019-01-01' }, { until: 'yesterday' }])
    await assert.rejects(
      simulate({ folder, seed: 1, files: 10, trainings: 10, until: UNTIL, engine, ...wrong }),
      Refusal,
    );
});

test('the reader of sources accepts every table', async () => {
  const opened = await openSources(engine, folder, Object.keys(SOURCES) as SourceTableName[], join(root, 'work'));
  for (const { table: name, rows: read, ignored } of opened) assert.deepEqual([read, ignored], [rows[name], []], name);
});

test('certifications sold are of the registers, and providers of files and trainings are listed', async () => {
  for (const name of ['training_files', 'trainings'] as const) {
    const unknown = `${table(name)} f where register <> 'CPF' and not exists (from ${table('certifications')} c where c.register = f.register and c.number = f.certification_number)`;
    assert.equal(await count(unknown), 0, name);
    assert.equal(
      await count(`${table(name)} where provider_siret not in (select siret from ${table('providers')})`),
      0,
      name,
    );
  }
});

test('SIRET are valid by the Luhn formula and of the invented range', async () => {
  const sirets = (await engine.rows<{ siret: string }>(`select siret from ${table('providers')}`)).map(
    ({ siret }) => siret,
  );
  const luhn = (digits: string): number =>
    [...digits].reverse().reduce((sum, digit, place) => {
      const doubled = place % 2 === 0 ? Number(digit) : Number(digit) * 2;
      return sum + (doubled > 9 ? doubled - 9 : doubled);
    }, 0) % 10;
  assert.deepEqual(
    sirets.filter((siret) => luhn(siret) !== 0 || luhn(siret.slice(0, 9)) !== 0 || !siret.startsWith('0')),
    [],
  );
});

test('dates follow one another and none is after the last day', async () => {
  const order = ['validated_on', 'entered_on', 'exited_on', 'service_declared_on', 'service_validated_on'];
  for (const [place, later] of order.entries()) {
    assert.equal(await count(`${files} where ${later} > date '${UNTIL}'`), 0, later);
    const earlier = order[place - 1];
    if (earlier === undefined) continue;
    assert.equal(
      await count(`${files} where ${later} is not null and (${earlier} is null or ${earlier} > ${later})`),
      0,
      later,
    );
  }
  assert.equal(
    await count(`${files} where cancelled_on < validated_on or (cancelled_on is null) <> (cancelled_by is null)`),
    0,
  );
  assert.equal(await count(`${files} where cancelled_on is not null and entered_on is not null`), 0);
  assert.equal(await count(`${files} where (realisation_rate is null) <> (service_declared_on is null)`), 0);
  assert.equal(await count(`${files} where entered_on - validated_on < 15`), 0);
});

test('files are sorted by month of validation; some are older than 2020, some were never validated', async () => {
  const disorder = `(select lag(date_trunc('month', validated_on)) over (order by file_row_number) > date_trunc('month', validated_on) as back
    from read_parquet(${literal(join(folder, 'training_files.parquet'))}, file_row_number = true)) where back`;
  assert.equal(await count(disorder), 0);
  assert.ok((await count(`${files} where validated_on < '2020-01-01'`)) > 0);
  const never = await count(`${files} where validated_on is null`);
  assert.equal(never, SIZES.files * 0.015);
});

test('rules of funding: participation due and exemptions, ceilings, third party for light licences', async () => {
  const total = FUNDING_COLUMNS.join(' + ');
  assert.equal(await count(`${files} where ${total} <= 0`), 0);
  const unpaid = (from: string, to: string, cents: number): Promise<number> =>
    count(`${files} where validated_on between '${from}' and '${to}' and holder_situation is distinct from 'job_seeker' and entreprise_cents = 0
      and titulaire_cents < least(${cents}, titulaire_cents + france_competences_cents)`);
  assert.equal(await unpaid('2024-05-02', '2024-12-31', 10_000), 0);
  assert.equal(await unpaid('2025-01-01', '2025-12-31', 10_223), 0);
  assert.equal(await unpaid('2026-01-01', '2026-04-01', 10_320), 0);
  assert.equal(await unpaid('2026-04-02', '2026-05-03', 15_000), 0);
  const capped = (condition: string, cents: number): Promise<number> =>
    count(`${files} where validated_on >= '2026-02-26' and ${condition} and france_competences_cents > ${cents}`);
  assert.equal(await capped("register = 'RS' and certification_number not in ('5080', '50095')", 150_000), 0);
  assert.equal(await capped("register = 'CPF' and certification_number = '202'", 160_000), 0);
  assert.equal(await capped("register = 'CPF' and certification_number = '206'", 90_000), 0);
  assert.ok(
    (await count(
      `${files} where validated_on < '2026-02-26' and register = 'RS' and france_competences_cents > 150000`,
    )) > 0,
  );
  assert.equal(
    await count(`${files} where validated_on >= '2026-02-26' and register = 'CPF' and certification_number in ('206', '219', '220')
      and holder_situation is distinct from 'job_seeker' and entreprise_cents < 10000`),
    0,
  );
});

test('every department has residents, and places of training', async () => {
  const residents = await count(
    `(select distinct holder_department from ${files} where holder_department is not null)`,
  );
  const places = await count(`(select distinct place_department from ${files} where place_department is not null)`);
  assert.deepEqual([residents, places], [101, 101]);
});

test('a holder keeps gender, birth year and residence', async () => {
  assert.equal(
    await count(
      `(select holder_id from ${files} group by holder_id having count(distinct holder_gender) > 1 or count(distinct holder_birth_year) > 1 or count(distinct holder_department) > 1)`,
    ),
    0,
  );
});

test('each published figure is met within its tolerance', async () => {
  const measures = await measureCalibration(engine, folder);
  assert.equal(measures.length, TARGETS.length);
  assert.deepEqual(
    measures
      .filter(({ target, obtained }) => !(Math.abs(obtained - target.value) <= target.tolerance))
      .map(({ target, obtained }) => ({ figure: target.figure, period: target.period, obtained })),
    [],
  );
});

test('the calibration report has a line for each target and leaves the engine as it was', async () => {
  const report = await renderCalibration(engine, folder);
  assert.equal(report.trim().split('\n').length, TARGETS.length + 2);
  assert.equal(await renderCalibration(engine, folder), report);
});

test('the document shows every target', async () => {
  const single = (text: string): string => text.replaceAll(/ +/g, ' ');
  const shown = single(await readFile(join(import.meta.dirname, '../../docs/simulation.md'), 'utf8'));
  for (const { figure, period, unit } of TARGETS)
    assert.ok(shown.includes(single(`| ${figure} | ${period} | ${unit} |`)), figure);
});
