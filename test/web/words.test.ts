import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatDate } from '../../web/format/dates.ts';
import { formatBytes, formatNumber, formatShare, parseNumber } from '../../web/format/numbers.ts';
import { firstDay, periodKind, unfinishedPeriod } from '../../web/format/periods.ts';
import { typeset } from '../../web/format/typography.ts';
import { addressOf, datasetPlace, findTab, LANGS, preferredLang, TABS, translate } from '../../web/state/places.ts';
import { splitTitle, WORDS } from '../../web/words/index.ts';

/** Every word of a tree by its path; functions are called with plausible things. */
function allWords(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, word]): [string, string][] => {
    const place = `${path}/${name}`;
    if (typeof word === 'string') return [[place, word]];
    return typeof word === 'function' ? [[place, word('12', '34')]] : allWords(word, place);
  });
}

const WEB = join(import.meta.dirname, '../../web');
/** The words of every page, then those of each part of the portal that has its own. */
const ALL = [
  WORDS,
  ...(await Promise.all(
    globSync('{pages,components,charts}/**/words.ts', { cwd: WEB }).map(
      async (file): Promise<typeof WORDS> => (await import(join(WEB, file))).WORDS,
    ),
  )),
];

test('both languages say the same things, and something for each', () => {
  for (const words of ALL) {
    const [french, english] = [allWords(words.fr), allWords(words.en)];
    assert.deepEqual(
      french.map(([place]) => place),
      english.map(([place]) => place),
    );
    for (const [place, word] of [...french, ...english]) assert.ok(word.trim() !== '', place);
  }
});

test('French words have narrow no-break spaces before double signs, and no straight apostrophe', () => {
  for (const [place, word] of ALL.flatMap(({ fr }) => allWords(fr))) {
    assert.doesNotMatch(word, /[ \u00a0][;:!?»]|«[ \u00a0]/, place);
    assert.doesNotMatch(word, /'/, place);
  }
});

test('English keeps its own spaces', () => {
  assert.equal(typeset('en', 'what : it says'), 'what : it says');
  assert.equal(typeset('fr', '« oui » : non ?'), '«\u202foui\u202f»\u202f: non\u202f?');
});

test('numbers and dates of each language', () => {
  assert.equal(formatNumber('fr', 1_234_567.891, 2), '1\u202f234\u202f567,89');
  assert.equal(formatNumber('en', 1_234_567.891, 2), '1,234,567.89');
  assert.equal(formatDate('fr', '2026-11-01'), '1er novembre 2026');
  assert.equal(formatDate('en', '2026-11-01'), '1 November 2026');
  assert.equal(formatDate('fr', '2026-11'), 'novembre 2026');
  assert.equal(formatDate('fr', 'jamais'), 'jamais');
  assert.equal(formatDate('fr', '2026-T1'), '1er trimestre 2026');
  assert.equal(formatDate('en', '2026-T3'), 'Q3 2026');
  assert.equal(formatShare('fr', 0.99999), '99,9\u202f%');
  assert.equal(formatShare('en', -0.327, 'always'), '−32.7%');
  assert.equal(formatBytes('fr', 3_658_000), '3,7\u202fMo');
  assert.equal(formatBytes('en', 999), '999\u202fB');
});

test('the formats of dates and numbers are made once, whatever is written with them', (context) => {
  const [date, number] = [
    context.mock.method(Intl, 'DateTimeFormat', Intl.DateTimeFormat),
    context.mock.method(Intl, 'NumberFormat', Intl.NumberFormat),
  ];
  for (let year = 2000; year < 2100; year++) {
    for (const iso of [`${year}`, `${year}-05`, `${year}-05-01`]) formatDate('en', iso);
    formatNumber('en', year, 2);
    formatShare('en', year / 2100);
  }
  assert.ok(date.mock.callCount() <= 3, `${date.mock.callCount()}`);
  assert.ok(number.mock.callCount() <= 2, `${number.mock.callCount()}`);
});

test('a period is known by how it is written, and unfinished until its last day', () => {
  assert.deepEqual(['2026-11', '2026-T4', '2026'].map(periodKind), ['month', 'quarter', 'year']);
  assert.deepEqual(['2026-11-09', '2026-11', '2026-T4', '2026'].map(firstDay), [
    '2026-11-09',
    '2026-11-01',
    '2026-10-01',
    '2026-01-01',
  ]);
  assert.deepEqual(
    (['month', 'quarter', 'year'] as const).map((kind) => unfinishedPeriod(kind, '2026-11-30')),
    [null, '2026-T4', '2026'],
  );
  assert.equal(unfinishedPeriod('quarter', '2026-09-30'), null);
  assert.equal(unfinishedPeriod('month', '2024-02-28'), '2024-02');
});

test('a number is read as it is written', () => {
  for (const lang of LANGS)
    for (const value of [0, 12, 1234.5, -1_000_000])
      assert.equal(parseNumber(lang, formatNumber(lang, value, 6)), `${value}`, `${lang} ${value}`);
  assert.equal(parseNumber('fr', 'douze'), null);
});

test('each tab has an address in each language, which leads back to it', () => {
  for (const lang of LANGS) for (const tab of TABS) assert.equal(findTab(lang, datasetPlace(lang, 'x', tab).tab), tab);
  assert.equal(findTab('fr', 'table'), null);
  const there = datasetPlace('fr', 'x', 'table');
  assert.equal(addressOf(there), '/fr/jeux/x/tableau');
  assert.equal(addressOf(translate('en', there)), '/en/datasets/x/table');
  assert.deepEqual(translate('fr', translate('en', there)), there);
  assert.equal(preferredLang(['de-DE', 'en-US', 'fr']), 'en');
  assert.equal(preferredLang(['de']), 'fr');
});

test('a title in two parts', () => {
  assert.deepEqual(splitTitle('Mon Compte Formation : les usagers'), {
    family: 'Mon Compte Formation',
    name: 'Les usagers',
  });
  assert.deepEqual(splitTitle('Les usagers'), { family: null, name: 'Les usagers' });
});
