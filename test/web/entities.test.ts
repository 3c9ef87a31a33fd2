/** Pages about one thing: which one an address names, how two years compare, what a status means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FILE_STATUSES } from '../../src/cpf/training-file.ts';
import { lastSettledYear } from '../../web/charts/kinds/outcomes.ts';
import { outcomeOf } from '../../web/charts/statuses.ts';
import { LEAST_FILES, trendOf } from '../../web/charts/trend.ts';
import { codeIn, identify, idOf, sheetOf, slugOf } from '../../web/pages/certifications/identity.ts';
import { compareYears, missingFrom, withTrend } from '../../web/pages/certifications/years.ts';
import { ENTRIES_COLUMNS, identify as identifyProvider, OFFERS_COLUMNS } from '../../web/pages/providers/identity.ts';

const LICENCE = 'Permis de conduire - Catégorie B';
const row = (code_rncp: string, code_rs: string, intitule_certification: string | null, nb_dossiers = 0) => ({
  code_rncp,
  code_rs,
  intitule_certification,
  nb_dossiers,
});
const answer = (...results: ReturnType<typeof row>[]) => ({ total_count: results.length, results });

test('a certification has the address of its number, a legal exception that of its title', () => {
  assert.equal(idOf(row('38565', '-1', 'TP')), 'RNCP38565');
  assert.equal(idOf(row('-1', '6776', null)), 'RS6776');
  assert.equal(idOf(row('-1', '-1', LICENCE)), 'permis-de-conduire-categorie-b');
  assert.equal(idOf(row('-1', '-1', null)), null);
});

test('law: the address of a title is safe, and the same for its capitals', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      assert.match(slugOf(title), /^([a-z0-9]+(-[a-z0-9]+)*)?$/);
    }),
  );
  assert.equal(slugOf('Création d’entreprise'), slugOf('CRÉATION D’ENTREPRISE'));
});

test('an address leads back to its certification, in any case, and to nothing when no row has it', () => {
  const found = identify('rs6776', answer(row('-1', '6776', 'Anglais')))!;
  assert.deepEqual(found.values, { code_rs: ['6776'] });
  assert.equal(sheetOf(found), 'https://www.francecompetences.fr/recherche/rs/6776/');
  const licence = identify(slugOf(LICENCE), answer(row('-1', '-1', 'Bilan'), row('-1', '-1', LICENCE)))!;
  assert.deepEqual(licence.values, { intitule_certification: [LICENCE] });
  assert.equal(sheetOf(licence), null);
  assert.equal(identify('RNCP1', answer()), null);
});

test('a number is told from words', () => {
  assert.equal(codeIn('RNCP 38565'), 'code_rncp = "38565"');
  assert.equal(codeIn('6776'), 'code_rncp = "6776" or code_rs = "6776"');
  assert.equal(codeIn('excel 2019'), null);
});

test('a provider has the first public name that a dataset gives, or its number', () => {
  const named = { total_count: 1, results: [{ nom_of: 'AMPHORE' }] };
  const unnamed = { total_count: 1, results: [{ raison_sociale_of_contractant: null }] };
  const none = { total_count: 0, results: [] };
  const siret = '22222222200022';
  const of = (entries: typeof unnamed | typeof none, offers: typeof named | typeof none) =>
    identifyProvider(siret, [
      [ENTRIES_COLUMNS, entries],
      [OFFERS_COLUMNS, offers],
    ]);
  assert.equal(of(unnamed, named), 'AMPHORE');
  assert.equal(of(unnamed, none), '222 222 222 00022');
  assert.equal(of(none, none), null);
});

test('a trend needs enough files, and a change that is one', () => {
  assert.equal(trendOf(LEAST_FILES - 1, 0), null);
  assert.equal(trendOf(LEAST_FILES, 0), 'new');
  assert.equal(trendOf(109, 100), 'steady');
  assert.equal(trendOf(110, 100), 'rising');
  assert.equal(trendOf(0, 100), 'falling');
});

test('two years are compared whichever lists a certification', () => {
  const [a, b, c, d] = ['1', '2', '3', '4'].map((number) => (files: number) => row(number, '-1', null, files));
  const [now, before] = [answer(a!(300), b!(200)), answer(b!(100), c!(90), d!(60))];
  assert.deepEqual(missingFrom(before.results, now.results).map(idOf), ['RNCP3', 'RNCP4']);
  const compared = compareYears([now, answer(c!(10))], [before, answer(a!(0))]);
  const names = (trend: 'new' | 'rising' | 'falling') => withTrend(compared, trend).map((one) => idOf(one.row));
  assert.deepEqual(names('new'), ['RNCP1']);
  assert.deepEqual(names('rising'), ['RNCP2']);
  assert.deepEqual(names('falling'), ['RNCP4', 'RNCP3']);
});

test('every status has one outcome, and a year is settled twelve months after its end', () => {
  const outcomes = FILE_STATUSES.map(outcomeOf).join(' ');
  assert.equal(outcomes, 'open open open finished finished cancelled cancelled cancelled cancelled');
  assert.equal(lastSettledYear('2026-11-21'), 2024);
  assert.equal(lastSettledYear('2026-12-31'), 2025);
});
