/** The query language of API 1.0 as the ODSQL it becomes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../src/errors.ts';
import { parseQuery } from '../../src/explore/legacy/v1-query.ts';
import { type Catalog, compile } from '../../src/odsql/index.ts';

const CATALOG: Catalog = {
  table: 'rows',
  rowOrder: '_row',
  fields: [
    { name: 'titre', type: 'text', column: 'titre' },
    { name: 'code-postal', type: 'text', column: 'code' },
    { name: 'annee', type: 'int', column: 'annee' },
    { name: 'jour', type: 'date', column: 'jour' },
  ],
};

const MEANINGS: readonly [q: string, odsql: string | undefined][] = [
  ['', undefined],
  [' * ', undefined],
  ['film', '"film*"'],
  ['film noir', '"film* noir*"'],
  ['"film" noir', '"film noir*"'],
  ["l'été,", '"l\'été*"'],
  ['film OR arbre AND NOT paris', '"film*" or "arbre*" and not "paris*"'],
  ['(film OR arbre) AND paris', '"paris*" and ("film*" or "arbre*")'],
  ['titre:Alimentation', 'titre like "Alimentation"'],
  ['titre:"deux mots"', 'titre like "deux mots"'],
  ['code-postal=75001', '`code-postal` like "75001"'],
  ['annee>=2013', 'annee >= "2013"'],
  ['jour >= 2013/02/11', 'jour >= "2013/02/11"'],
  ['annee:[1950 TO 2000]', 'annee >= "1950" and annee <= "2000"'],
  ['annee:[1950 TO *]', 'annee >= "1950"'],
  ['annee:[* TO *]', 'annee is not null'],
  ['NOT #null(titre)', 'not titre is null'],
  ['#exact(titre, "Un \\"titre\\"")', 'titre = "Un \\"titre\\""'],
  ['#search(titre, "mot") film', '"film*" and search(titre, "mot")'],
  ['#startswith(titre,"Par")', 'startswith(titre, "Par")'],
  ['jour>#now(days=-7, hours=+1)', 'jour > now(days = -7, hours = 1)'],
  ['titre:" or 1=1 --', '"or* 1=1*" and titre = "\\""'],
];

for (const [q, odsql] of MEANINGS)
  test(`${q || '(empty)'} → ${odsql ?? 'everything'}`, () => {
    const condition = parseQuery(q, CATALOG);
    assert.equal(condition, odsql);
    if (condition !== undefined) compile({ where: [condition], now: new Date(0) }, CATALOG);
  });

const REFUSED: readonly [q: string, why: RegExp][] = [
  ['inconnu:1', /inconnu is not a field/],
  ['#distance(lieu,"48,2",1000)', /#distance is not one of #now #null/],
  ['#toString(titre)', /not one of/],
  ['#null()', /other arguments/],
  ['(film', /\) is expected/],
  ['film)', /a word or an operator/],
  ['titre:', /a value/],
  ['titre:(a OR b)', /a value/],
  ['NOT', /after NOT/],
  ['('.repeat(5000), /levels/],
];

for (const [q, why] of REFUSED)
  test(`${q.slice(0, 40)} is refused`, () => {
    assert.throws(
      () => parseQuery(q, CATALOG),
      (error) => error instanceof Refusal && error.code === 'parameter' && why.test(error.message),
    );
  });

test('any text is read or refused, and what is read compiles or is refused', () => {
  const pieces = fc.constantFrom(
    'film',
    '"',
    "'",
    '(',
    ')',
    'titre:',
    'annee>=',
    ' ',
    'AND',
    'OR',
    'NOT',
    '#null(',
    '[1 TO 2]',
    '\\',
    '*',
    '`',
  );
  const now = new Date(0);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (q) => {
        try {
          const condition = parseQuery(q, CATALOG);
          if (condition !== undefined) compile({ where: [condition], now }, CATALOG);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          assert.notEqual(error.code, 'odsql_syntax', q);
        }
      },
    ),
  );
});
