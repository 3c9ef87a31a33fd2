/** Documents say what the code does: those made from it are fresh, and names in the others exist. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderDocuments } from '../docs/render.ts';
import { DATASETS } from '../src/datasets/index.ts';
import { LIMITS } from '../src/limits.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

for (const [path, text] of Object.entries(renderDocuments())) {
  test(`${path} is what the code makes (npm run docs)`, () => assert.equal(read(path), text));
}

test('every limit is in docs/limits.md', () => {
  const document = read('docs/limits.md');
  assert.deepEqual(
    Object.keys(LIMITS).filter((name) => !document.includes(`\`${name}\``)),
    [],
  );
});

test('every published column is in the glossary', () => {
  const glossary = read('GLOSSARY.md');
  const published = new Set(DATASETS.flatMap(({ columns }) => columns.map(({ name }) => name.replace(/_\d$/, ''))));
  assert.deepEqual(
    [...published].filter((name) => !glossary.includes(`\`${name}`)),
    [],
  );
});

test('every room is in the code map of ARCHITECTURE.md, and every path it names exists', () => {
  const architecture = read('ARCHITECTURE.md');
  const rooms = globSync('src/*/', { cwd: ROOT }).map((path) => `${path.replace(/\/$/, '')}/`);
  assert.deepEqual(
    rooms.filter((room) => !architecture.includes(room.replace('src/', ''))),
    [],
  );
});

test('links and paths in the documents lead somewhere', () => {
  const lost: string[] = [];
  for (const document of [
    'README.md',
    'ARCHITECTURE.md',
    'GLOSSARY.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...globSync('docs/*.md', { cwd: ROOT }),
  ]) {
    const folder = join(ROOT, document, '..');
    const text = read(document);
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
      if (!existsSync(join(folder, target!))) lost.push(`${document}: ${target}`);
    }
    for (const [, path] of text.matchAll(/`((?:src|test|docs|web|bench)\/[\w./-]+)`/g)) {
      if (!existsSync(join(ROOT, path!))) lost.push(`${document}: ${path}`);
    }
  }
  assert.deepEqual(lost, []);
});

test('every npm script named in the documents exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: ROOT })].flatMap((document) =>
    [...read(document).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!),
  );
  assert.deepEqual(
    named.filter((name) => !(name in scripts)),
    [],
  );
});
