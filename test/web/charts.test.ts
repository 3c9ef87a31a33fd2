/** What charts are made of: places of labels, classes of colours, tables and their CSV, perimeters in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { coloursOf, quantiles } from '../../web/charts/colours.ts';
import { markNotes, REFORMS, reformsSince } from '../../web/charts/events.ts';
import { endNames } from '../../web/charts/forms/end-names.ts';
import { apart, within } from '../../web/charts/forms/spread.ts';
import { maskedNotes } from '../../web/charts/masked.ts';
import { everyMonth, yearsAt } from '../../web/charts/months.ts';
import { renderCsv, showIn, showTick, showValue } from '../../web/charts/table.ts';
import { wrap } from '../../web/components/chart/image.ts';

test('law: labels are as far apart as asked, in their order, and stay where they are when they can', () => {
  const places = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 30 }), (wanted, least) => {
      const placed = apart(wanted, least);
      const order = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!);
      for (const [rank, index] of order.entries()) {
        const before = order[rank - 1];
        if (before !== undefined) assert.ok(placed[index]! - placed[before]! >= least - 1e-9);
      }
      const far = order.every((index, rank) => rank === 0 || wanted[index]! - wanted[order[rank - 1]!]! >= least);
      if (far) assert.deepEqual(placed, wanted);
    }),
  );
});

test('law: the CSV of a table gives back its rows', () => {
  const columns = [
    { key: 'nom', title: 'Nom', kind: 'text' as const },
    { key: 'nb', title: 'Nombre', kind: 'number' as const },
  ];
  const row = fc.record({ nom: fc.string(), nb: fc.integer() });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const [head, ...lines] = dsvFormat(';').parseRows(renderCsv({ columns, rows }).replace(/^\ufeff/, ''));
      assert.deepEqual(head, ['nom', 'nb']);
      assert.deepEqual(
        lines.map(([nom, nb]) => ({ nom, nb: Number(nb) })),
        // A row of the format is a line: returns inside a name are kept between quotes.
        rows.map(({ nom, nb }) => ({ nom, nb: nb + 0 })),
      );
    }),
  );
});

test('values and ticks are written with their units in each language', () => {
  const euros = { key: 'a', title: 'Montant', kind: 'number', unit: 'euro' } as const;
  assert.equal(showValue('fr', euros, 1234567), '1\u202f234\u202f567\u202f€');
  assert.equal(showValue('en', euros, 1234567), '1,234,567\u202f€');
  assert.equal(showValue('fr', euros, null), '–');
  assert.equal(showValue('fr', { key: 'm', title: 'Mois', kind: 'date' }, '2026-10'), 'octobre 2026');
  assert.match(showTick('fr', euros, 1_500_000), /^1,5\s?M\s€$/);
});

test('five classes at most, none of them empty', () => {
  assert.equal(quantiles([]).length, 0);
  assert.equal(quantiles([3, 3, 3]).length, 0);
  assert.deepEqual(quantiles([1, 2, 3, 4, 5]), [2, 3, 4, 5]);
});

test('what has a meaning keeps its colour whatever stands beside it, and no two share one', () => {
  const mode = 'formation mixte';
  assert.equal(coloursOf([mode])(mode), coloursOf(['formation entièrement à distance', mode])(mode));
  const values = ['Femme', 'Homme', 'a', 'b', 'c'];
  assert.equal(new Set(values.map(coloursOf(values))).size, values.length);
});

test('two years of whole months, and a zero for each month without a row', () => {
  assert.deepEqual(yearsAt('2026-11-21'), {
    now: { from: '2025-11', to: '2026-10' },
    before: { from: '2024-11', to: '2025-10' },
  });
  assert.deepEqual(yearsAt('2026-11-30').now, { from: '2025-12', to: '2026-11' });
  const rows = [
    { month: '2025-11-01', files: 4 },
    { month: '2026-02-01', files: 2 },
  ];
  assert.deepEqual(
    everyMonth(rows, 'month', 'files').map(({ month, files }) => `${month} ${files}`),
    ['2025-11-01 4', '2025-12-01 0', '2026-01-01 0', '2026-02-01 2'],
  );
});

test('reforms are in order of time, each with its source', () => {
  const days = REFORMS.map(({ on }) => on);
  assert.deepEqual(days, days.toSorted());
  const marks = reformsSince('fr', '2022-10-01');
  assert.equal(marks[0]!.name, 'FranceConnect+');
  assert.match(markNotes('fr', marks).join(), /2\. Participation.*2 mai 2024, décret nᵒ 2024-394/);
  assert.deepEqual(markNotes('fr', []), []);
});

test('a title is broken at spaces', () => {
  assert.deepEqual(wrap('une phrase de cinq mots', 11), ['une phrase', 'de cinq', 'mots']);
  assert.deepEqual(wrap('anticonstitutionnellement', 5), ['anticonstitutionnellement']);
});

test('law: names at the ends of lines keep their distance and stay within the drawing when they may', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 9 }), (wanted) => {
      const placed = within(apart(wanted, 31), 31, 300).toSorted((a, b) => a - b);
      for (const [rank, place] of placed.entries()) {
        assert.ok(place > 0 && place < 300);
        assert.ok(rank === 0 || place - placed[rank - 1]! > 30.999);
      }
    }),
  );
});

test('a name is broken before it is cut, so that two that begin alike are told apart', () => {
  const modes = ['formation entièrement présentielle', 'formation entièrement à distance', 'formation mixte'];
  const { fold, apart: distance } = endNames(modes, 95);
  assert.deepEqual(modes.map(fold), [
    'formation\nentièrement\nprésentielle',
    'formation\nentièrement à\ndistance',
    'formation\nmixte',
  ]);
  assert.ok(distance > 40);
  assert.equal(endNames(['a', 'b'], 95).apart, 17);
  const many = endNames(
    Array.from({ length: 16 }, (_, rank) => `${modes[0]} ${rank}`),
    95,
  );
  assert.doesNotMatch(many.fold(modes[0]!), /\n/);
});

test('what is masked is neither zero nor nothing, and a sum of which some is masked is at least so much', () => {
  const masked = { by: 'lignes_masquees', bound: true };
  const files = { key: 'nb', title: 'Dossiers', kind: 'number', unit: 'file', masked } as const;
  const mean = { ...files, unit: 'euro', masked: { ...masked, bound: false } } as const;
  const rows = [
    { nb: 0, lignes_masquees: 0 },
    { nb: 12, lignes_masquees: 3 },
    { nb: null, lignes_masquees: 2 },
    { nb: null, lignes_masquees: 0 },
  ];
  assert.deepEqual(
    rows.map((row) => showIn('fr', files, row)),
    ['0', 'au moins 12', 'masqué', '–'],
  );
  assert.equal(showIn('en', mean, rows[1]!), '12\u202f€');
  const columns = [files, { key: 'lignes_masquees', title: 'Lignes masquées', kind: 'number' }] as const;
  assert.equal(maskedNotes({ columns, rows }, 'fr').length, 2);
  assert.deepEqual(maskedNotes({ columns, rows: [rows[0]!, rows[3]!] }, 'fr'), []);
  assert.match(renderCsv({ columns, rows }), /^\ufeffnb;lignes_masquees\n0;0\n12;3\n;2\n;0\n$/);
});
