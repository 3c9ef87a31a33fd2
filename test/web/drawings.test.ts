/**
 * Every chart of every page (`CHARTS` of `web/pages/<page>/charts.ts`) over invented rows: what it says and draws is in `drawings/`, its CSV is
 * its table, and it has a mark for each row. A page whose charts need an address says it: `EXAMPLE = '?refine.…'`. A drawing that has no file
 * yet is written, except where CI is set.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { dsvFormat } from 'd3-dsv';
import type { FastifyInstance } from 'fastify';
import { parseHTML } from 'linkedom';
import { DATASETS } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { makeContours } from '../../web/contours.ts';
import { publishInvented } from './portal.ts';

const WEB = join(import.meta.dirname, '../../web');
const DRAWINGS = join(import.meta.dirname, 'drawings');
const API = '/api/explore/v2.1';
const AS_OF = '2025-10-21';
/** Pixels: beside filters, and on a phone. */
const WIDTHS = { desk: 640, phone: 330 };

// These name parts of a browser: they are read without the types of one.
const { draw } = await import(join(WEB, 'charts/draw.ts'));
const { renderCsv } = await import(join(WEB, 'charts/table.ts'));
const { parseSearch } = await import(join(WEB, 'state/search.ts'));
const { parseSelection } = await import(join(WEB, 'state/selection.ts'));

type Row = Record<string, string | number | null>;
type Table = { columns: { key: string }[]; rows: Row[] };
type Drawing = Record<string, string> & { form: string; bounds?: string[] };
type Field = { annotations: { readings_of?: string[] } };
type Told = {
  title: string;
  subtitle: string;
  notes?: string[];
  table: Table;
  drawing: Drawing;
  link?: (row: Row) => string | null;
};

test('each chart says a finding in both languages, draws its table, and its CSV is that table', async (t) => {
  const data = await publishInvented(AS_OF);
  const app = await createExplore({
    data,
    host: '127.0.0.1',
    port: 0,
    memoryMiB: 256,
    threads: 2,
    logger: false,
  } as never);
  t.after(async () => {
    await app.close();
    await rm(data, { recursive: true, force: true });
  });
  for (const file of globSync('pages/*/charts.ts', { cwd: WEB }).toSorted()) {
    const { CHARTS, DATASET, EXAMPLE = '' } = await import(join(WEB, file));
    const page = basename(dirname(file));
    for (const dataset of DATASET === undefined ? DATASETS.map(({ id }) => id) : [DATASET].flat())
      for (const [name, chart] of Object.entries<Chart>(CHARTS)) {
        const called = [page, ...(DATASET === undefined ? [dataset] : []), name].join('-');
        await t.test(called, () => judge(app, called, chart, dataset, EXAMPLE));
      }
  }
  const { built } = await import(join(WEB, 'charts/kinds/built.ts'));
  for (const [form, address] of Object.entries(BUILT))
    await t.test(`built-${form}`, () => judge(app, `built-${form}`, built, USERS, address));
  await t.test('certifications-succession', async () => {
    const { CHARTS } = await import(join(WEB, 'pages/certifications/charts.ts'));
    const told = { inject: async () => ({ statusCode: 200, body: '', json: () => SUCCESSION }) };
    const answering = {
      inject: (path: string) => (path.includes('/certifications/') ? told.inject() : app.inject(path)),
    } as FastifyInstance;
    const { succession } = CHARTS;
    await judge(answering, 'certifications-succession', succession, COURSES, '?refine.code_rncp=38565');
    assert.deepEqual(succession.ask(await viewOf(app, COURSES, '', 'fr')), []);
    const view = await viewOf(app, COURSES, '?refine.code_rncp=38565', 'fr');
    const { table } = succession.tell([SUCCESSION], view);
    const [titles, ...months] = readCsv(renderCsv(table), 0);
    assert.deepEqual(titles, ['date_validation', 'nb_dossiers', 'numeros', 'rupture']);
    assert.deepEqual(
      months.filter(([, , , passes]) => passes !== ''),
      [
        ['2023-10', '90', 'RNCP34079, RNCP38565', 'RNCP34079 → RNCP38565'],
        ['2025-02', '68', 'RNCP38565, RNCP40111, RNCP40112', 'RNCP38565 → RNCP40111, RNCP40112'],
      ],
    );
    assert.deepEqual(months.find(([, files]) => files === '0')?.slice(1), ['0', '', '']);
  });
  await t.test('a reader may not add distinct people, nor cross what has too many values', async () => {
    const { choicesOf } = await import(join(WEB, 'charts/builder.ts'));
    const users = choicesOf(await viewOf(app, USERS, '?measure=nb_titulaires', 'fr'));
    assert.ok(!users.measure.among.some(({ name }: { name: string }) => name === 'nb_titulaires'));
    assert.equal(users.measure.chosen.name, 'nb_dossiers');
    const courses = choicesOf(await viewOf(app, COURSES, '?by=intitule_certification&split=modalite_presence', 'fr'));
    assert.deepEqual([courses.by.chosen.name, courses.split.chosen], ['intitule_certification', null]);
  });
});

const USERS = 'moncompteformation_usagers';
const COURSES = 'moncompteformation_formations_engagees';

/** Filters that leave so few rows that all those of some cells are masked. */
const FEW = 'refine.trimestre_entree=2024-T1&refine.genre=Femme';
const FEWER = `${FEW}&refine.classe_age=${encodeURIComponent('Non renseigné')}`;
const ONE = `${FEWER.replace(/^[^&]*&/, '')}&refine.region_titulaire=${encodeURIComponent('La Réunion')}`;

/** Charts that a reader may build of the users, one for each form. */
const BUILT = {
  line: '?by=trimestre_entree&split=situation_titulaire',
  stack: '?by=trimestre_entree&split=situation_titulaire&form=stack&measure=montant_engage',
  years: '?by=annee_entree&split=genre&form=heat',
  heat: '?by=region_titulaire&split=classe_age&most=20',
  bars: '?by=situation_titulaire&refine.genre=Femme',
  regions: '?by=region_titulaire&refine.region_titulaire=Bretagne',
  'masked-cells': `?by=region_titulaire&split=classe_age&most=20&${FEW}`,
  'masked-bars': `?by=region_titulaire&form=bars&${FEWER}`,
  'masked-regions': `?by=region_titulaire&${FEWER}`,
  'masked-line': `?by=trimestre_entree&${ONE}`,
};

/** A certification renewed twice, once under two numbers at once; one month has no file. */
const SUCCESSION = (() => {
  const month = (period: string, nb_dossiers: number, ...codes: string[]) => ({
    period,
    total: { nb_dossiers },
    numbers: codes.map((code) => ({ code, sums: { nb_dossiers: nb_dossiers / codes.length } })),
  });
  const [first, second, ...third] = ['RNCP34079', 'RNCP38565', 'RNCP40111', 'RNCP40112'] as const;
  const months = Array.from(
    { length: 34 },
    (_, rank) => `${2023 + Math.floor(rank / 12)}-${`${(rank % 12) + 1}`.padStart(2, '0')}`,
  );
  const under = (period: string): string[] => {
    if (period < '2023-10') return [first];
    if (period < '2023-12') return [first, second];
    return period < '2025-02' ? [second] : [second, ...third];
  };
  return {
    successions_known: true,
    numbers: [first, second, ...third].map((code) => ({ code, title: 'Formateur' })),
    breaks: [
      { period: '2023-10', from: first, to: second, registered_from: '2023-10-01' },
      { period: '2025-02', from: second, to: third[0], registered_from: '2025-01-15' },
      { period: '2025-02', from: third[0], to: third[1], registered_from: null },
    ],
    series: months
      .filter((period) => period !== '2024-08')
      .map((period, rank) => month(period, period === '2023-10' ? 90 : 60 + ((rank * 7) % 40), ...under(period))),
  };
})();

interface Chart {
  ask: (view: object) => readonly string[];
  tell: (answers: readonly object[], view: object) => Told | null;
}

async function judge(
  app: FastifyInstance,
  called: string,
  chart: Chart,
  dataset: string,
  example: string,
): Promise<void> {
  const told = {
    fr: await tell(app, chart, dataset, example, 'fr'),
    en: await tell(app, chart, dataset, example, 'en'),
    fields: (await viewOf(app, dataset, example, 'en')).dataset.fields as Field[],
  };
  // A dataset without territory has no map.
  if (told.fr === undefined) return;
  assert.ok(told.fr !== null && told.en != null, 'it tells nothing of the invented rows');
  for (const { title, subtitle } of [told.fr, told.en]) assert.ok(title.trim() !== '' && subtitle.trim() !== '');
  const { table, drawing, link } = told.fr;
  assert.deepEqual(
    readCsv(renderCsv(table)),
    table.rows.map((row) => table.columns.map(({ key }) => `${row[key] ?? ''}`)),
  );
  for (const width of Object.values(WIDTHS)) {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const svg = draw(table, drawing, { lang: 'fr', width, document, link });
    assert.equal(countMarks(svg, drawing), drawn(table.rows, drawing), `${width} pixels`);
    const read: Element = draw(told.en.table, told.en.drawing, { lang: 'en', width, document, link: told.en.link });
    assert.deepEqual(coloursIn(read), coloursIn(svg), 'colours follow what is published, not how it is read');
    const published = new Set(told.fields.flatMap(({ annotations }) => annotations.readings_of ?? []));
    assert.deepEqual(
      textsIn(read).filter((text) => published.has(text)),
      [],
      'an English drawing reads in English',
    );
    if (width === WIDTHS.desk)
      keep(called, [told.fr.title, told.fr.subtitle, ...(told.fr.notes ?? []), '', write(svg)].join('\n'));
  }
}

/** What the chart says of the answers; undefined when it has nothing to ask. */
async function tell(app: FastifyInstance, chart: Chart, id: string, example: string, lang: string) {
  const view = await viewOf(app, id, example, lang);
  const paths = chart.ask(view);
  return paths.length === 0 ? undefined : chart.tell(await Promise.all(paths.map((path) => get(app, path))), view);
}

async function viewOf(app: FastifyInstance, id: string, example: string, lang: string) {
  const dataset = await get(app, `/catalog/datasets/${id}?lang=${lang}`);
  dataset.fields = dataset.fields.filter(({ type }: { type: string }) => type !== 'geo_point_2d');
  const search = parseSearch(example);
  return { lang, dataset, search, selection: parseSelection(search) };
}

async function get(app: FastifyInstance, path: string) {
  const answer = await app.inject(API + path);
  assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
  return answer.json();
}

const readCsv = (csv: string, from = 1): string[][] =>
  dsvFormat(';')
    .parseRows(csv.replace(/^\ufeff/, ''))
    .slice(from);

/** Rows that have what their form draws. */
function drawn(rows: readonly Row[], { form, x, y, value, bounds }: Drawing): number {
  const measures: Record<string, (string | undefined)[]> = {
    line: [y],
    stack: [y],
    bars: [x],
    pyramid: [x],
    heat: [value],
    range: [bounds?.[0]],
    scatter: [x, y],
    map: [],
  };
  const masked = (row: Row): boolean => ['heat', 'bars'].includes(form) && Number(row.lignes_masquees ?? 0) > 0;
  return rows.filter((row) => masked(row) || measures[form]!.every((name) => row[name!] !== null)).length;
}

interface Element {
  querySelectorAll: (selector: string) => Iterable<Element>;
  getAttribute: (name: string) => string | null;
  textContent: string | null;
  outerHTML: string;
}

/** Marks of the data in a drawing, each counted once. */
function countMarks(svg: Element, { form, bounds }: Drawing): number {
  const all = (selector: string): Element[] => [...svg.querySelectorAll(selector)];
  const points = (selector: string): string[] =>
    all(selector).flatMap((path) =>
      [...path.getAttribute('d')!.matchAll(/[ML]([^MLZ]+)/g)].map(([, at]) => `${path.getAttribute('stroke')} ${at}`),
    );
  switch (form) {
    case 'line':
      return new Set(points('g[data-mark="line"] path')).size;
    case 'stack':
      return points('g[data-mark="area"] path').length / 2;
    case 'bars':
    case 'pyramid':
      return all('g[data-mark="bar"] rect').length;
    case 'heat':
      return all('g[data-mark="cell"] rect').length;
    case 'range': {
      // Four bounds are two lines: the thin one, and the thick one inside.
      const lines =
        'g[data-mark="rule"] line[stroke="var(--accent)"], g[data-mark="rule"][stroke="var(--accent)"] line';
      return all(lines).length / (bounds!.length / 2);
    }
    case 'scatter':
      return all('g[data-mark="dot"] circle').length;
    default:
      return new Set(
        all('path title').flatMap(({ textContent }) => (textContent?.includes('sans chiffre') ? [] : [textContent])),
      ).size;
  }
}

const coloursIn = (svg: Element): (string | null)[] =>
  [...svg.querySelectorAll('[fill], [stroke]')].flatMap((one) => [
    one.getAttribute('fill'),
    one.getAttribute('stroke'),
  ]);

/** Each line of what is written or told on pointing. */
const textsIn = (svg: Element): string[] =>
  [...svg.querySelectorAll('text, title')].flatMap(({ textContent }) => (textContent ?? '').split('\n'));

/** A line for each element; contours by their sum, since they are in a file of their own. */
const write = (svg: Element): string =>
  svg.outerHTML
    .replaceAll(
      / d="([^"]{400,})"/g,
      (_, path: string) => ` d="${createHash('sha256').update(path).digest('hex').slice(0, 12)}"`,
    )
    .replaceAll('><', '>\n<');

function keep(called: string, text: string): void {
  const file = join(DRAWINGS, `${called}.svg.txt`);
  if (!existsSync(file)) {
    assert.equal(process.env.CI, undefined, `${file} is missing`);
    mkdirSync(DRAWINGS, { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
  assert.equal(`${text}\n`, readFileSync(file, 'utf8'));
}

test('the contours are what their sources give', () => {
  assert.ok(
    makeContours() === readFileSync(join(WEB, 'charts/places/contours.json'), 'utf8'),
    'run node web/contours.ts',
  );
});

test('territories are known by their names, however these are spelt; periods by their ends', async () => {
  const { territoryNamed } = await import(join(WEB, 'charts/places/places.ts'));
  const { territoryColumn } = await import(join(WEB, 'charts/places/columns.ts'));
  const { isOver } = await import(join(WEB, 'format/periods.ts'));
  assert.equal(territoryNamed('department', 'Côtes-d’Armor').code, '22');
  assert.equal(territoryNamed('department', "VAL D'OISE").code, '95');
  assert.equal(territoryNamed('region', 'La Réunion').code, '04');
  assert.equal(territoryNamed('department', 'La Réunion').code, '974');
  assert.equal(territoryNamed('department', 'Non renseigné'), undefined);
  assert.deepEqual(territoryColumn('departement_titulaire'), {
    column: 'departement_titulaire',
    level: 'department',
    residence: true,
  });
  assert.equal(territoryColumn('code_region'), null);
  assert.deepEqual(
    ['2025', '2025-T3', '2025-T4', '2025-09', '2025-10'].map((period) => isOver(period, AS_OF)),
    [false, true, false, true, false],
  );
  assert.equal(isOver('2025-10', '2025-10-31'), true);
});
