import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { Folder, fixtureText } from './folder.ts';

let folder: Folder;
before(async () => {
  folder = await Folder.open();
});
after(() => folder[Symbol.asyncDispose]());

type Mutation = (bytes: Buffer) => Buffer;

const replace = (bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

/** Bytes overwritten, cut out, or said twice, anywhere. */
const byteMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constant(null)),
  )
  .map(([where, length, by]) => (bytes) => {
    const from = Math.floor(where * bytes.length);
    const to = Math.min(bytes.length, from + length);
    return replace(bytes, from, by === null ? from : to, by ?? bytes.subarray(from, to));
  });

const ELEMENT = /<([a-zA-Z-]+)(?: [^<>]*)?>[^<]*<\/\1>/g;

/** An element without children removed, said twice, moved, or given another text. */
const elementMutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat(),
    fc.nat(),
    fc.constantFrom('remove', 'double', 'move', 'fill'),
    fc.constantFrom('', '0', '99', '20270230', '-1', '1e9', 'é', 'RNCP1', '2A', '"', '&lt;p&gt;'),
  )
  .map(([pick, elsewhere, what, text]) => (bytes) => {
    const source = bytes.toString('latin1');
    const elements = [...source.matchAll(ELEMENT)];
    const one = elements[pick % Math.max(elements.length, 1)];
    if (one === undefined) return bytes;
    const without = source.slice(0, one.index) + source.slice(one.index + one[0].length);
    const other = what === 'move' ? elements[elsewhere % elements.length]!.index % without.length : one.index;
    const inserted = {
      remove: '',
      double: one[0] + one[0],
      move: one[0],
      fill: one[0].replace(/>[^<]*</, () => `>${text}<`),
    }[what];
    return Buffer.from(without.slice(0, other) + inserted + without.slice(other), 'latin1');
  });

const mutations = fc.array(
  fc.oneof({ weight: 1, arbitrary: byteMutation }, { weight: 4, arbitrary: elementMutation }),
  { maxLength: 4 },
);

/** More by `EDOF_FUZZ_RUNS=1500 npm run unit test/edof/fuzz.test.ts`. */
const numRuns = Number(process.env.EDOF_FUZZ_RUNS ?? 30);

for (const fixture of ['valid.xml', 'lheo.xml'])
  for (const keepValid of [false, true])
    test(`whatever the bytes: a report, and only rows of the contract (${fixture}${keepValid ? ', keepValid' : ''})`, () =>
      fc.assert(
        fc.asyncProperty(mutations, async (changes) => {
          const bytes = changes.reduce<Buffer>(
            (text, change) => change(text),
            Buffer.from(fixtureText(fixture), fixture === 'lheo.xml' ? 'utf8' : 'latin1'),
          );
          const report = await folder.import(folder.file('fuzz.xml', bytes), { keepValid });
          assert.equal(report.problems.length, report.errors + report.warnings);
          if (!keepValid) assert.equal(report.accepted, report.errors === 0);
          if (report.accepted) assert.deepEqual(await folder.breaches(), []);
          else assert.deepEqual(report.counts.written, { trainings: 0, actions: 0, sessions: 0 });
        }),
        { numRuns },
      ));
