import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { renderReport } from '../../src/edof/render.ts';
import { LIMITS } from '../../src/limits.ts';
import { Folder, fixtureFile, fixtureText } from './folder.ts';

let folder: Folder;
before(async () => {
  folder = await Folder.open();
});
after(() => folder[Symbol.asyncDispose]());

/** The valid fixture with problems of every kind at all levels. */
const faulty = (): Buffer =>
  Buffer.from(
    fixtureText('valid.xml')
      .replace('Chevrier fromager', 'x'.repeat(300))
      .replace('<courriel>accueil@exemple.invalid', '<courriel>@')
      .replace('<debut>20270301', '<debut>20270401')
      .replace('<etat-recrutement>2', '<etat-recrutement>3')
      .replace('>990.5<', '>990,5<')
      .replace('CPF200', 'CPF202')
      .replace('>24</extra>', '>12</extra>')
      .replace(/<extra info="contact-inscription">[\s\S]*?<\/extra>/, ''),
    'latin1',
  );

for (const lang of ['en', 'fr'] as const)
  test(`renders a report line by line, in ${lang}`, async () => {
    const report = await folder.import(folder.file('faulty.xml', faulty()), { dryRun: true });
    const golden = readFileSync(fixtureFile(`faulty.${lang}.txt`), 'utf8');
    assert.equal(`${renderReport({ ...report, file: 'faulty.xml' }, lang)}\n`, golden);
  });

test('a report never shows who somebody is', async () => {
  const bad = fixtureText('valid.xml')
    .replaceAll('0100000000', 'secret-number')
    .replaceAll('ACCUEIL', `SECRET-NAME${'x'.repeat(60)}`)
    .replaceAll('accueil@exemple.invalid', `secret@mail${'x'.repeat(200)}`);
  const report = await folder.import(folder.file('secret.xml', Buffer.from(bad, 'latin1')), { dryRun: true });
  assert.ok(report.errors > 0);
  assert.doesNotMatch(JSON.stringify(report).replace('secret.xml', ''), /secret/i);
});

test('all problems are counted, the first of each code are kept', async () => {
  const formation = /<formation[\s\S]*?<\/formation>/.exec(fixtureText('valid.xml'))![0];
  const many = Array.from({ length: 150 }, (_, index) =>
    formation.replace('"CHEVRES"', `"C${index}"`).replace('<fin>20270331', '<fin>20270230'),
  );
  const text = fixtureText('valid.xml').replace(/<formation[\s\S]*<\/formation>/, many.join('\n'));
  const report = await folder.import(folder.file('many.xml', Buffer.from(text, 'latin1')), { dryRun: true });
  assert.equal(report.problemCounts.O304, 150);
  assert.equal(report.problems.length, LIMITS.edof_problems_per_code);
  assert.match(renderReport(report), /\n50 more of O304 not listed\n/);
});

test('a long name or value takes little room in the report', async () => {
  const long = 'x'.repeat(200_000);
  const text = fixtureText('valid.xml')
    .replace('"CHEVRES"', `"${long}"`)
    .replace('<extra info="garantie">1', `<extra info="${long}">1`)
    .replace('<certification>', `<${long}/><certification>`);
  const report = await folder.import(folder.file('long.xml', Buffer.from(text, 'latin1')), { dryRun: true });
  assert.deepEqual(report.problemCounts, { O202: 1, O402: 1 });
  assert.ok(JSON.stringify(report).length < 5000);
});
