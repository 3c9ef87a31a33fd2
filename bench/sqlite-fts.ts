/** The same texts in SQLite FTS5, as a search page would use it: a contentless index and a table of the facets. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DatasetDefinition, searchableColumns } from '../src/datasets/index.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';

export interface Page {
  total: number;
  /** Values of each facet. */
  facets: number[];
}

export interface Fts extends AsyncDisposable {
  /** What making it took; undefined when it was there. */
  made: { seconds: number; bytes: number } | undefined;
  ask(words: readonly string[], facets: readonly string[]): Page;
}

const BATCH = 20_000;

export async function openFts(folder: string, served: string, dataset: DatasetDefinition): Promise<Fts> {
  const file = join(folder, 'fts.sqlite');
  const known = existsSync(file);
  const begun = performance.now();
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -500000');
  if (!known) await fill(database, served, dataset);
  const made = known ? undefined : { seconds: (performance.now() - begun) / 1000, bytes: statSync(file).size };
  return {
    made,
    async [Symbol.asyncDispose]() {
      database.close();
    },
    ask(words, facets) {
      const match = words.map((word, at) => `"${word}"${at === words.length - 1 ? '*' : ''}`).join(' ');
      const { total } = database.prepare('select count(*) as total from texts where texts match ?').get(match) as {
        total: number;
      };
      database
        .prepare(
          'select f.* from texts join facets f on f.rowid = texts.rowid where texts match ? order by texts.rowid limit 20',
        )
        .all(match);
      const counts = facets.map((name) =>
        database
          .prepare(
            `select ${name}, count(*) from texts join facets f on f.rowid = texts.rowid where texts match ? group by 1 order by 2 desc`,
          )
          .all(match),
      );
      return { total, facets: counts.map(({ length }) => length) };
    },
  };
}

async function fill(database: DatabaseSync, served: string, dataset: DatasetDefinition): Promise<void> {
  const texts = searchableColumns(dataset).map(({ name }) => name);
  database.exec(
    `create virtual table texts using fts5(${texts.join(', ')}, content='', tokenize='unicode61 remove_diacritics 2');
     create table facets (numero_formation, intitule_formation, nom_region, type_referentiel)`,
  );
  const marks = (count: number) => Array(count).fill('?').join(', ');
  const addTexts = database.prepare(
    `insert into texts (rowid, ${texts.join(', ')}) values (${marks(texts.length + 1)})`,
  );
  const addFacets = database.prepare(
    'insert into facets (rowid, numero_formation, intitule_formation, nom_region, type_referentiel) values (?, ?, ?, ?, ?)',
  );
  await using engine = await Engine.open({ memoryMiB: 1_024, threads: 2 });
  await engine.run(`attach ${literal(served)} as served (read_only)`);
  database.exec('begin');
  for (let from = 0; ; from += BATCH) {
    const rows = await engine.rows<Record<string, string | number | null>>(
      `select _row::integer + 1 as id, ${texts.map((name) => `regexp_replace(${name}, '<[^>]*>', ' ', 'g') as ${name}`).join(', ')}, numero_formation, nom_region, type_referentiel
       from served.rows where _row >= ${from} and _row < ${from + BATCH} order by _row`,
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      addTexts.run(row.id!, ...texts.map((name) => row[name]!));
      addFacets.run(row.id!, row.numero_formation!, row.intitule_formation!, row.nom_region!, row.type_referentiel!);
    }
  }
  database.exec('commit');
}
