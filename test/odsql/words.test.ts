import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, compile, wordsSql } from '../../src/odsql/index.ts';
import { CATALOG, NOW, openTable } from './table.ts';

test('words made in advance give the same answers', async () => {
  await using engine = await openTable();
  const all = `concat_ws(' ', nom_text, code_text, array_to_string(mots_list, ' '))`;
  await engine.run(
    `create table prepared as select *, ${wordsSql('nom_text')} as nom_words, ${wordsSql(all)} as all_words from essai`,
  );
  const prepared: Catalog = {
    ...CATALOG,
    table: '"prepared"',
    words: 'all_words',
    fields: CATALOG.fields.map((field) => (field.name === 'nom_text' ? { ...field, words: 'nom_words' } : field)),
  };
  for (const where of [
    'nom_text like "wars star"',
    '"paris 01"',
    'search(nom_text, "bok of secret")',
    'search("vegaz")',
    'suggest(nom_text, "FILM")',
    'suggest("rn")',
    'not nom_text like "paris"',
  ]) {
    const query = { where: [where], select: 'code_text, nom_text', now: NOW };
    const plain = compile(query, CATALOG);
    const quick = compile(query, prepared);
    assert.doesNotMatch(quick.sql, /strip_accents\(r\./, 'the words are read, not made');
    assert.deepEqual(
      await engine.rows(quick.sql, quick.parameters),
      await engine.rows(plain.sql, plain.parameters),
      where,
    );
  }
});
