/** Laws of the chains of certifications: whatever the successions are, forks and cycles included. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CERTIFICATION_CHAINS } from '../../src/datasets/certification-chains.ts';
import { Engine, type Row } from '../../src/warehouse/duck.ts';

interface Link extends Row {
  certification_suivie: string;
  rang: bigint;
  code_rncp: string;
  date_debut_enregistrement: string | null;
  date_rupture: string | null;
  condition_odsql: string;
}

/** The chains of numbered certifications, some registered on a day, linked by pairs. */
async function chains(engine: Engine, days: readonly (number | null)[], pairs: readonly (readonly [number, number])[]) {
  await engine.run(
    'create or replace temp table certifications (register varchar, number varchar, title varchar, registered_from date, registered_to date)',
  );
  await engine.run(
    'create or replace temp table successions (register varchar, number varchar, next_register varchar, next_number varchar)',
  );
  for (const [number, day] of days.entries())
    await engine.run(`insert into certifications values ('RNCP', $1, 'T', date '2020-01-01' + $2::int, null)`, [
      String(number),
      day,
    ]);
  for (const [from, to] of pairs)
    await engine.run(`insert into successions values ('RNCP', $1, 'RNCP', $2)`, [String(from), String(to)]);
  return engine.rows<Link>(CERTIFICATION_CHAINS.sql);
}

const NUMBER = fc.integer({ min: 0, max: 9 });

test('a chain is all that successions link, the same from any of its members, in the order of registration', async () => {
  await using engine = await Engine.open();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 8, maxLength: 8 }),
      fc.array(fc.tuple(NUMBER, NUMBER), { maxLength: 9 }),
      async (days, pairs) => {
        const links = await chains(engine, days, pairs);
        const groups = new Map<string, Set<string>>();
        for (const ends of pairs.map((pair) => pair.map(String))) {
          const merged = new Set([...ends, ...ends.flatMap((end) => [...(groups.get(end) ?? [])])]);
          for (const member of merged) groups.set(member, merged);
        }
        assert.deepEqual(links.map(({ code_rncp }) => code_rncp).toSorted(), [...groups.keys()].toSorted());
        for (const [member, group] of groups) {
          const { certification_suivie } = links.find(({ code_rncp }) => code_rncp === member)!;
          const chain = links.filter((link) => link.certification_suivie === certification_suivie);
          assert.deepEqual(new Set(chain.map(({ code_rncp }) => code_rncp)), group);
          assert.deepEqual(
            chain.map(({ rang }) => Number(rang)),
            chain.map((_, index) => index + 1),
          );
          assert.equal(certification_suivie, `RNCP${chain[0]!.code_rncp}`);
          const begun = chain.map(({ date_debut_enregistrement }) => date_debut_enregistrement ?? '');
          assert.deepEqual(begun, begun.toSorted());
          assert.deepEqual(
            chain.map(({ date_rupture }) => date_rupture),
            chain.map((link, index) => (index === 0 ? null : link.date_debut_enregistrement)),
          );
          const numbers = chain.map(({ code_rncp }) => `"${code_rncp}"`).join(', ');
          assert.ok(chain.every(({ condition_odsql }) => condition_odsql === `code_rncp in (${numbers})`));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('from one register to the other', async () => {
  await using engine = await Engine.open();
  await chains(engine, [0, 1], []);
  await engine.run(`insert into successions values ('RNCP', '1', 'RS', '6203')`);
  const [first, second] = await engine.rows<Link>(CERTIFICATION_CHAINS.sql);
  assert.deepEqual([first!.certification_suivie, second!.certification_suivie], ['RS6203', 'RS6203']);
  assert.equal(first!.condition_odsql, 'code_rncp in ("1") or code_rs in ("6203")');
});
