/** What the price compass and the search of courses compute: queries, ranks, eligibility, comparisons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { PARTICIPATION_CENTS, RIGHTS_CEILING_CENTS } from '../../src/cpf/participation.ts';
import type { Dataset } from '../../web/api/types.ts';
import { amountOn, eligibility, PARTICIPATION, RS_CEILING } from '../../web/pages/find/eligibility.ts';
import { compareFacts, factsOf, type Offer } from '../../web/pages/find/facts.ts';
import { plainText } from '../../web/pages/find/plain-text.ts';
import { usualOf, usualPath, verdict } from '../../web/pages/find/usual.ts';
import { widenings } from '../../web/pages/find/widen.ts';
import { conditions, offersPath, readWish, writeWish } from '../../web/pages/find/wish.ts';
import { BASES } from '../../web/pages/prices/basis.ts';
import { CHARTS } from '../../web/pages/prices/charts.ts';
import { ownPrice, rankPaths, shareBelow } from '../../web/pages/prices/own.ts';
import { paidOf, paidPath } from '../../web/pages/prices/paid.ts';
import { suggestionsPath } from '../../web/pages/prices/suggestions.ts';
import { certificationOf, parseCertification, writeCertification } from '../../web/state/certification.ts';
import { parseSearch } from '../../web/state/search.ts';
import { EVERYTHING, parseSelection } from '../../web/state/selection.ts';

const CATALOGUE = {
  dataset_id: 'moncompteformation_catalogueformation',
  fields: ['code_rs', 'nom_departement', 'nom_region'].map((name) => ({ name, type: 'text', annotations: {} })),
  metas: { opencpf: { as_of: '2026-03-21' } },
} as unknown as Dataset;

const asked = (path: string, name: string): string[] => new URL(path, 'http://portal').searchParams.getAll(name);

test('a certification is read as people write it, and of a row by the register it is in', () => {
  assert.deepEqual(parseCertification(' rncp 38565'), { register: 'RNCP', number: '38565' });
  assert.equal(parseCertification('38565'), null);
  assert.equal(writeCertification(certificationOf({ code_rncp: '-1', code_rs: '6151' })!), 'RS6151');
  assert.equal(certificationOf({ code_rncp: '-1', code_rs: '-1' }), null);
});

test('a suggestion looks for a number in its register, in both, or for words', () => {
  const [byCode, byNumber, byWords] = ['RS6151', '6151', 'l"anglais'].map(
    (text) => asked(suggestionsPath(CATALOGUE, text), 'where')[0],
  );
  assert.equal(byCode, 'code_rs = "6151"');
  assert.equal(byNumber, '(code_rncp = "6151" or code_rs = "6151")');
  assert.equal(byWords, 'search(intitule_certification, "l\\"anglais")');
});

test('prices paid are of the last twelve months that were over, weighted, and not of a few files', () => {
  const monthsAt = (as_of: string): string | undefined => {
    const dataset = { ...CATALOGUE, metas: { ...CATALOGUE.metas, opencpf: { ...CATALOGUE.metas?.opencpf, as_of } } };
    return asked(paidPath(dataset, EVERYTHING, BASES.training), 'where').find((clause) => clause.includes('..'));
  };
  assert.equal(monthsAt('2026-03-21'), "date_validation in [date'2025-03'..date'2026-02']");
  assert.equal(monthsAt('2026-01-01'), "date_validation in [date'2025-01'..date'2025-12']");
  assert.equal(monthsAt('2026-03-31'), "date_validation in [date'2025-04'..date'2026-03']");
  const rows = [
    { amount: 1_000, weight: 1, files: 1 },
    { amount: 9_000, weight: 90, files: 90 },
  ];
  assert.deepEqual(paidOf(rows), { paid: 10_000 / 91, files: 91 });
  assert.deepEqual(paidOf(rows.slice(0, 1)), { paid: null, files: 1 });
  const path = paidPath(
    CATALOGUE,
    parseSelection(parseSearch('refine.nom_region=Bretagne&refine.nom_of=X')),
    BASES.training,
  );
  assert.equal(asked(path, 'where')[0], 'region_lieu_formation in ("Bretagne")');
  assert.equal(
    asked(path, 'where').some((clause) => clause.includes('nom_of')),
    false,
  );
});

test('a line of few offers is hidden and said to be; what was paid there stands beside what is asked', () => {
  const asked = (nom_region: string, offers: number, p50: number) =>
    ({ nom_region, offers, p10: p50 - 200, p25: p50 - 100, p50, p75: p50 + 100, p90: p50 + 200 }) as const;
  const offers = [asked('Bretagne', 40, 1500), asked('Corse', 9, 9000), asked('Occitanie', 12, 1800)];
  const files = [{ region_lieu_formation: 'Bretagne', amount: 28_000, weight: 20, files: 20 }];
  const view = { lang: 'fr', dataset: CATALOGUE, selection: EVERYTHING, search: parseSearch('price=1700') } as const;
  const telling = CHARTS.regions!.tell(
    [offers, files].map((results) => ({ results, total_count: results.length })),
    view,
  )!;
  assert.equal(telling.title, 'De 1\u202f500\u202f€ à 1\u202f800\u202f€ pour l’offre médiane, par région');
  assert.deepEqual(
    telling.table.rows.map(({ line, paid }) => [line, paid]),
    [
      ['Occitanie', null],
      ['Bretagne', 1400],
    ],
  );
  assert.ok(telling.notes!.some((note) => note.includes('moins de 10 offres (1)')));
  assert.equal(telling.drawing.form === 'range' && telling.drawing.own?.value, 1700);
});

test('the own offer is ranked on the basis asked for, among those chosen', () => {
  const search = parseSearch('price=1500&hours=30&among=remote');
  assert.equal(ownPrice(search), 1500);
  assert.equal(ownPrice({ ...search, per: ['hour'] }), 50);
  assert.equal(ownPrice(parseSearch('price=-3')), null);
  assert.equal(ownPrice(parseSearch('price=1500&per=hour')), null);
  const [cheaper, all] = rankPaths(CATALOGUE, EVERYTHING, search, 'hour').map((path) => asked(path, 'where'));
  assert.deepEqual(cheaper, [...all!, `${BASES.hour.asked} < 50`]);
  assert.ok(all!.includes('code_departement is null'));
  assert.deepEqual(rankPaths(CATALOGUE, EVERYTHING, {}, 'training'), []);
  assert.equal(shareBelow(36, 144), 25);
});

test('what a holder pays is what the rules of the account say, day by day', () => {
  assert.deepEqual(
    PARTICIPATION.map(({ from, euros }) => [from, Math.round(euros * 100)]),
    PARTICIPATION_CENTS.map(({ from, value }) => [from, value]),
  );
  assert.deepEqual(
    RS_CEILING.map(({ from, euros }) => [from, euros * 100]),
    RIGHTS_CEILING_CENTS.map(({ from, value }) => [from, value.RS]),
  );
  assert.equal(amountOn(PARTICIPATION, '2024-05-01'), null);
  assert.equal(amountOn(PARTICIPATION, '2024-05-02')?.euros, 100);
  assert.equal(eligibility({ type_referentiel: 'RNCP' }, '2026-11-21').ceiling, null);
  assert.equal(eligibility({ type_referentiel: 'RS' }, '2026-11-21').ceiling?.euros, 1500);
});

test('a wish is said by its address, and asks for words, place and order', () => {
  const search = parseSearch('q=anglais&refine.nom_departement=Gironde&page=3&mode=place&sort=-price');
  const wish = readWish(search, CATALOGUE);
  assert.deepEqual(writeWish(wish), search);
  assert.match(conditions(wish)[0]!, /^search\(intitule_formation, .*, "anglais"\)$/);
  assert.equal(conditions(wish)[1], 'code_departement is not null');
  const path = offersPath(CATALOGUE, wish);
  assert.deepEqual(asked(path, 'order_by'), ['price desc']);
  assert.deepEqual(asked(path, 'offset'), ['50']);
  assert.deepEqual(asked(path, 'refine'), ['nom_departement:"Gironde"']);
});

test('a wish that nothing answers is widened one filter at a time, then by place', () => {
  const wish = readWish(
    parseSearch('q=anglais&refine.nom_departement=Gironde&refine.code_rs=6151&mode=place'),
    CATALOGUE,
  );
  const ways = widenings(wish, ['Gironde', 'Landes']);
  assert.deepEqual(
    ways.map(({ what, wish: wider }) => [what, writeWish(wider)]),
    [
      ['text', parseSearch('refine.nom_departement=Gironde&refine.code_rs=6151&mode=place')],
      ['mode', parseSearch('q=anglais&refine.nom_departement=Gironde&refine.code_rs=6151')],
      ['column', parseSearch('q=anglais&refine.code_rs=6151&mode=place')],
      ['column', parseSearch('q=anglais&refine.nom_departement=Gironde&mode=place')],
      ['remote', parseSearch('q=anglais&refine.code_rs=6151&mode=remote')],
      [
        'near',
        parseSearch(
          'q=anglais&refine.code_rs=6151&refine.nom_departement=Gironde&refine.nom_departement=Landes&mode=place',
        ),
      ],
    ],
  );
  assert.deepEqual(widenings(readWish({}, CATALOGUE), []), []);
});

test('the usual price is that of half of the offers, when they are enough', () => {
  const offer = { code_rncp: '-1', code_rs: '6151' };
  const answer = { ...offer, offers: 12, p25: 1000, p75: 2000 };
  assert.deepEqual(usualOf([answer], offer), { low: 1000, high: 2000 });
  assert.equal(usualOf([{ ...answer, offers: 3 }], offer), null);
  assert.deepEqual(
    [999, 1000, 2000, 2001].map((price) => verdict(price, { low: 1000, high: 2000 })),
    ['cheaper', 'usual', 'usual', 'dearer'],
  );
  assert.deepEqual(asked(usualPath([offer, offer]), 'where'), ['(code_rs in ("6151"))']);
});

const OFFER: Offer = {
  row: {
    price: 1500,
    price_from: 1400,
    price_to: 1600,
    hours: 30,
    sessions: 3,
    remote_sessions: 1,
    nom_of: null,
    code_rncp: '-1',
    code_rs: '6151',
    intitule_certification: 'TOEIC',
    libelle_niveau_sortie_formation: null,
  },
  places: ['Landes', null, 'Gironde', 'Ain', 'Var', 'Jura'],
  usual: null,
};

const LEVEL = 'BAC+2 : DEUG, BT, DUT... (NIVEAU 5)';
const LEVELED = {
  fields: [
    {
      name: 'libelle_niveau_sortie_formation',
      type: 'text',
      annotations: { readings_of: [LEVEL], readings_en: ['Level 5'] },
    },
  ],
} as unknown as Dataset;

test('the level of a course is read in the language of the page', () => {
  const leveled = { ...OFFER, row: { ...OFFER.row, libelle_niveau_sortie_formation: LEVEL } };
  assert.equal(factsOf(leveled, 'en', LEVELED).level, 'Level 5');
  assert.equal(factsOf(leveled, 'fr', LEVELED).level, LEVEL);
});

test('a comparison marks what differs, and unknown hours are no hours', () => {
  const other = { ...OFFER, row: { ...OFFER.row, hours: 0 } };
  const lines = compareFacts([OFFER, other].map((offer) => factsOf(offer, 'fr', LEVELED)));
  assert.deepEqual(
    lines.filter(({ differ }) => differ).map(({ name }) => name),
    ['hours', 'perHour'],
  );
  assert.deepEqual(lines.find(({ name }) => name === 'hours')?.texts, ['30\u202fh', 'non précisée']);
  assert.equal(factsOf(OFFER, 'fr', LEVELED).place, 'Ain, Gironde, Jura, et 2 autres, À distance');
  assert.equal(factsOf(OFFER, 'en', LEVELED).price, '1,400\u202f€ to 1,600\u202f€');
});

test('texts of providers become lines, whatever their HTML', () => {
  const parse = (html: string) => parseHTML(`<html>${html}</html>`).document;
  assert.deepEqual(plainText('<p>Objectif&nbsp;:<br/>A &amp; B</p><ul><li>un<li>deux</ul><b>fin', parse), [
    'Objectif :',
    'A & B',
    'un',
    'deux',
    'fin',
  ]);
});
