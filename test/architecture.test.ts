import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

/** Who may import whom. The files at the root may be imported by all. */
const ROOMS: Record<string, readonly string[]> = {
  cpf: [],
  odsql: [],
  disclosure: [],
  calendar: [],
  warehouse: [],
  http: [],
  nomenclatures: ['warehouse'],
  datasets: ['cpf'],
  sources: ['warehouse'],
  registers: ['nomenclatures', 'sources', 'warehouse'],
  edof: ['cpf', 'sources', 'warehouse'],
  simulate: ['cpf', 'nomenclatures', 'sources', 'warehouse'],
  releases: [],
  publish: ['compare', 'cpf', 'datasets', 'disclosure', 'nomenclatures', 'odsql', 'sources', 'releases', 'warehouse'],
  schedule: ['calendar', 'datasets', 'releases'],
  compare: ['datasets', 'nomenclatures', 'releases', 'warehouse'],
  // The public API cannot reach what holds people: no sources, no store, no publisher.
  explore: ['calendar', 'compare', 'datasets', 'nomenclatures', 'odsql', 'releases', 'warehouse', 'http'],
  cli: [
    'calendar',
    'cpf',
    'datasets',
    'nomenclatures',
    'sources',
    'registers',
    'edof',
    'simulate',
    'releases',
    'publish',
    'schedule',
    'compare',
    'warehouse',
    'http',
    'explore',
  ],
};
const FOR_ALL = ['errors.ts', 'limits.ts', 'software.ts', 'spelling.ts', 'zone.ts'];

/** Which room may name which package. A package in no row may be named by the command alone. */
const PACKAGES: Record<string, readonly string[]> = {
  '@duckdb/node-api': ['warehouse'],
  fastify: ['http', 'explore'],
  '@fastify/static': ['http'],
  '@fastify/cors': ['http'],
  '@fastify/compress': ['http'],
  '@fastify/helmet': ['http'],
  zod: ['http', 'explore', 'cli'],
  saxes: ['edof'],
  yauzl: ['registers'],
  '@etalab/decoupage-administratif': ['nomenclatures'],
  commander: ['cli'],
  n3: ['explore'],
  yazl: ['explore'],
  feed: ['explore'],
  'ical-generator': ['explore'],
};

/** Pure rooms: no clock, no disk, no network. */
const PURE = ['calendar', 'cpf', 'odsql', 'datasets', 'disclosure'];

const files = globSync('src/**/*.ts', { cwd: ROOT });
const IMPORT =
  /^(?:import|export)\s[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
const imports = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
const roomOf = (file: string): string => relative('src', file).split('/')[0]!;

test('rooms import only in the allowed directions', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = roomOf(file);
    for (const target of imports(file).filter((name) => name.startsWith('.') && name.endsWith('.ts'))) {
      const to = roomOf(normalize(join(dirname(file), target)));
      if (to !== from && !FOR_ALL.includes(to) && !ROOMS[from]?.includes(to)) wrong.push(`${file} imports ${to}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every room is in the table', () => {
  const rooms = new Set(files.map(roomOf).filter((room) => !room.endsWith('.ts')));
  assert.deepEqual(
    [...rooms].filter((room) => !(room in ROOMS)),
    [],
  );
});

test('packages are named only by the rooms that own them', () => {
  const wrong: string[] = [];
  for (const file of files) {
    for (const target of imports(file).filter((name) => !name.startsWith('.') && !name.startsWith('node:'))) {
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
      if (!PACKAGES[name]?.includes(roomOf(file))) wrong.push(`${file} imports ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('pure rooms name no Node module and no clock', () => {
  const wrong: string[] = [];
  for (const file of files.filter((name) => PURE.includes(roomOf(name)))) {
    if (imports(file).some((name) => name.startsWith('node:'))) wrong.push(`${file} imports a Node module`);
    if (/\bDate\.now\b|new Date\(\)|Math\.random|process\./.test(readFileSync(join(ROOT, file), 'utf8')))
      wrong.push(`${file} reads a clock, chance or the process`);
  }
  assert.deepEqual(wrong, []);
});

test('no file is over 500 lines, and half are under 90', () => {
  const lengths = files.map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }));
  assert.deepEqual(
    lengths.filter(({ lines }) => lines > 500),
    [],
  );
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  assert.ok(
    sorted[Math.floor(sorted.length / 2)]! <= 90 || sorted.length < 40,
    `median ${sorted[Math.floor(sorted.length / 2)]}`,
  );
});

test('no function library without a noun', () => {
  assert.deepEqual(globSync('{src,web}/**/{utils,common,helpers,services,shared,misc}{,.ts,.tsx}', { cwd: ROOT }), []);
});
