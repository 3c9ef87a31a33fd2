import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dataset, Field } from '../../web/api/types.ts';
import { homeFigures } from '../../web/pages/home/figures.ts';
import { GROUPS } from '../../web/pages/search/ask.ts';
import { findColumns, findSections, found } from '../../web/pages/search/matches.ts';

const dataset = (id: string, asOf: string, fields: readonly Partial<Field>[] = []): Dataset =>
  ({
    dataset_id: id,
    fields: fields.map((field) => ({ type: 'int', description: null, annotations: {}, ...field })),
    metas: { default: { title: id, description: '' }, opencpf: { as_of: asOf } },
  }) as unknown as Dataset;

const whereOf = (path: string): string | null => new URLSearchParams(path.split('?')[1]).get('where');

test('the figures of the first page are of periods that are over', () => {
  const of = (asOf: string) =>
    homeFigures('fr', [
      dataset('moncompteformation_formations_engagees', asOf),
      dataset('entree_sortie_formation', asOf),
    ]);
  const [files, , entries] = of('2026-11-21');
  assert.equal(whereOf(files!.path), "date_validation in [date'2025-11'..date'2026-10']");
  assert.deepEqual(files!.view.search, { 'range.date_validation': ['2025-11..2026-10'] });
  assert.equal(whereOf(entries!.path), "annee_mois in [date'2026-07'..date'2026-09']");
  assert.deepEqual(
    ['2026-11-30', '2026-12-31', '2027-02-10'].map((asOf) => of(asOf)[2]!.months),
    [
      ['2026-07', '2026-09'],
      ['2026-10', '2026-12'],
      ['2026-10', '2026-12'],
    ],
  );
});

test('a first page without data has no figure, and one of a dataset only has its own', () => {
  assert.deepEqual(homeFigures('fr', []), []);
  const names = homeFigures('en', [dataset('moncompteformation_catalogueformation', '2026-11-21')]).map(
    ({ name }) => name,
  );
  assert.deepEqual(names, ['offers', 'providers']);
});

test('a number is looked for in the registers, words in the titles, a code as a code', () => {
  const [certifications, trainings, providers, departments] = GROUPS.map(
    ({ path }) =>
      (text: string) =>
        whereOf(path(dataset('x', '2026-11-21'), text)),
  );
  assert.equal(certifications!('RNCP 38565'), '(code_rncp = "38565")');
  assert.equal(certifications!('rs6776'), '(code_rs = "6776")');
  assert.equal(trainings!('38565'), '(code_rncp = "38565" or code_rs = "38565")');
  assert.equal(certifications!('l"anglais'), 'search(intitule_certification, "l\\"anglais")');
  assert.equal(providers!('41876543200017'), 'siret_of = "41876543200017"');
  assert.equal(departments!('2a'), 'code_departement = "2A"');
  assert.equal(departments!('gironde'), 'search(nom_departement, "gironde")');
});

test('metadata are found without accents, by the beginning of every word', () => {
  assert.ok(found('reg resid', 'Région de résidence'));
  assert.ok(!found('region paris', 'Région de résidence'));
  assert.ok(!found('...', 'Région de résidence'));
  const data = dataset('x', '2026-11-21', [
    { name: 'montant_engage', label: 'Montant engagé', description: 'En euros.' },
    { name: 'prix_moyen', label: 'Prix moyen', description: 'Montant engagé par dossier.' },
  ]);
  assert.deepEqual(
    findColumns('montant', [data], 'fr').map(({ field }) => field.name),
    ['montant_engage', 'prix_moyen'],
  );
  assert.deepEqual(findSections('se forme', 'fr'), ['people']);
});
