import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { SESSION_REASONS, TRAINING_REASONS } from '../../src/cpf/offer.ts';
import { type Facts, firstReason, type Reason, reasonSql } from '../../src/cpf/rule.ts';
import { CONSUMPTION_REASONS, ENTRY_REASONS, FILE_STATES } from '../../src/cpf/training-file.ts';
import { Engine } from '../../src/warehouse/duck.ts';

let engine: Engine;
before(async () => {
  engine = await Engine.open();
});
after(() => engine.close());

const DAYS = ['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01', '2024-06-15', '2024-06-16', '2026-11-21'];
const day = fc.constantFrom(...DAYS);
const dayOrNot = fc.option(day);
const flag = fc.option(fc.boolean());

/** For each list of reasons, the facts it speaks of and their types in the engine. */
const LISTS: Record<
  string,
  { reasons: readonly Reason[]; facts: Record<string, [fc.Arbitrary<string | number | boolean | null>, string]> }
> = {
  sessions: {
    reasons: SESSION_REASONS,
    facts: {
      recruiting: [flag, 'boolean'],
      permanent: [flag, 'boolean'],
      starts_on: [dayOrNot, 'date'],
      ends_on: [dayOrNot, 'date'],
      as_of: [day, 'date'],
    },
  },
  trainings: {
    reasons: TRAINING_REASONS,
    facts: {
      register: [fc.constantFrom('RNCP', 'RS', 'CPF'), 'varchar'],
      certification_known: [fc.boolean(), 'boolean'],
      active: [flag, 'boolean'],
      registered_from: [dayOrNot, 'date'],
      registered_to: [dayOrNot, 'date'],
      qualiopi: [fc.boolean(), 'boolean'],
      open_sessions: [fc.nat(2), 'bigint'],
      as_of: [day, 'date'],
    },
  },
  files: {
    reasons: FILE_STATES,
    facts: {
      validated_on: [dayOrNot, 'date'],
      entered_on: [dayOrNot, 'date'],
      exited_on: [dayOrNot, 'date'],
      service_declared_on: [dayOrNot, 'date'],
      service_validated_on: [dayOrNot, 'date'],
      realisation_rate: [fc.constantFrom(null, 0, 60, 100), 'bigint'],
      cancelled_on: [dayOrNot, 'date'],
      cancelled_by: [fc.constantFrom(null, 'holder', 'holder_no_show', 'provider', 'operator', 'rejected'), 'varchar'],
      as_of: [day, 'date'],
    },
  },
  consumption: { reasons: CONSUMPTION_REASONS, facts: { validated_on: [dayOrNot, 'date'], as_of: [day, 'date'] } },
  entries: {
    reasons: ENTRY_REASONS,
    facts: { validated_on: [dayOrNot, 'date'], entered_on: [dayOrNot, 'date'], as_of: [day, 'date'] },
  },
};

for (const [name, { reasons, facts }] of Object.entries(LISTS)) {
  test(`${name}: the two readings of the rules agree`, async () => {
    const types = Object.fromEntries(Object.entries(facts).map(([fact, [, type]]) => [fact, type]));
    const record = fc.record(Object.fromEntries(Object.entries(facts).map(([fact, [values]]) => [fact, values])));
    const sample = fc.sample(record, { numRuns: 3_000, seed: 7 }) as Facts[];
    await engine.run('create or replace temp table facts (line varchar)');
    await engine.run('insert into facts select unnest(from_json($1, \'["json"]\'))::varchar', [JSON.stringify(sample)]);
    const judged = await engine.rows<{ reason: string }>(
      `select ${reasonSql(reasons, 'kept')} as reason from (select unnest(from_json(line, $1)) from facts)`.replace(
        '$1',
        `'${JSON.stringify(types)}'`,
      ),
    );
    assert.equal(judged.length, sample.length);
    for (const [index, { reason }] of judged.entries()) {
      assert.equal(reason, firstReason(reasons, 'kept', sample[index]!), JSON.stringify(sample[index]));
    }
    const met = new Set(judged.map(({ reason }) => reason));
    for (const { reason } of reasons) assert.ok(met.has(reason), `${reason} is never met`);
  });
}
