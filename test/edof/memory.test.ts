import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Folder, fixtureText } from './folder.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let folder: Folder;
before(async () => {
  folder = await Folder.open();
});
after(() => folder[Symbol.asyncDispose]());

const MEGABYTE = 1_000_000;

/** A file of about this many bytes: one formation under many numbers, each with a problem of its own when `faulty`. */
function bigFile(bytes: number, faulty: boolean): Buffer {
  const text = fixtureText('valid.xml').replace('Soins, traite', `${'é'.repeat(2000)} Soins, traite`);
  const formation = /<formation numero="CHEVRES"[\s\S]*?<\/formation>/.exec(text)![0];
  const many = Array.from({ length: Math.ceil(bytes / formation.length) }, (_, index) => {
    const one = formation.replace('"CHEVRES"', `"A-LONG-NUMBER-${index}"`);
    return faulty ? one.replace('RNCP12345BC02', `RNCP12345-${index}-NO-BLOCK`) : one;
  });
  return Buffer.from(
    text.replace(/<formation[\s\S]*<\/formation>/, () => many.join('\n')),
    'latin1',
  );
}

for (const faulty of [false, true])
  test(`what is held does not grow with the file${faulty ? ', problems apart' : ''}`, async () => {
    const held: number[] = [];
    await folder.import(folder.file('big.xml', bigFile(5 * MEGABYTE, faulty)), {
      dryRun: true,
      onProgress: (bytes) => {
        if (bytes < held.length * MEGABYTE) return;
        collect();
        held.push(process.memoryUsage().heapUsed);
      },
    });
    assert.equal(held.length, 6);
    const growth = held.at(-1)! - held[1]!;
    assert.ok(growth < MEGABYTE, `${growth} bytes more held after four more megabytes`);
  });
