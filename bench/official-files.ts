/**
 * Files as the official portal exports them, at full size: a catalogue of long texts in HTML (new lines, quotes, separators, entities), and a
 * consumption of many rows, in each known vintage of columns. The same each time.
 */
import { findDataset } from '../src/datasets/index.ts';
import { type Engine, identifier, literal } from '../src/warehouse/duck.ts';
import { CATALOGUE_VINTAGES, CONSUMPTION_VINTAGES, headersOf, type Vintage } from '../test/publish/vintages.ts';
import { VOCABULARY, wordSql } from './offers.ts';

/** What is written: which columns, how many rows, and how many rows are broken as users met them (a quote that is not doubled). */
export interface OfficialFile {
  readonly dataset: string;
  readonly vintage: Vintage;
  readonly rows: number;
  readonly path: string;
}

/** Every vintage by its name. */
export const VINTAGES: readonly Vintage[] = [...CATALOGUE_VINTAGES, ...CONSUMPTION_VINTAGES];

const SENTENCES = 20_000;
/** Sentences of each long text: the whole row is near 3.3 kB, as in the official file. */
const LONG: Readonly<Record<string, number>> = {
  points_forts: 4,
  objectif_formation: 7,
  contenu_formation: 14,
  resultats_attendus_formation: 4,
};

const number = (seed: number): string => `(hash(n, ${seed}) % 1000003)`;

/** Sentences of twelve words, as frequent as those of a language (Zipf), with what breaks careless readers. */
async function writeSentences(engine: Engine): Promise<void> {
  await engine.run(
    `create or replace temp table lexicon as select list(${wordSql('i')} order by i) as words from range(1, ${VOCABULARY + 1}) w(i)`,
  );
  const word = `list_extract(words, 1 + floor(pow(${VOCABULARY}, (hash(s, k) % 1000003) / 1000003.0) - 1)::int)`;
  const wrapped = `case s % 6 when 0 then '<p>' || text || '&nbsp;; l''essentiel&#39; &amp; plus.</p>' when 1 then '<ul><li class="puce">' || text || '</li></ul>'
    when 2 then text || ' : "sur mesure" ;' || chr(10) when 3 then text || chr(13) || chr(10) || '- ' else text || '. ' end`;
  await engine.run(`create or replace temp table sentences as select list(${wrapped} order by s) as sentences
    from (select s, list_aggregate(list_transform(range(12), k -> ${word}), 'string_agg', ' ') as text from range(${SENTENCES}) r(s), lexicon)`);
}

function cellSql(name: string, type: string): string {
  const long = LONG[name];
  const seed = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 100_003;
  if (long !== undefined)
    return `list_aggregate(list_transform(range(${long}), k -> list_extract(sentences, 1 + (hash(n * 17 + ${seed}, k) % ${SENTENCES})::int)), 'string_agg', ' ')`;
  const values: Readonly<Record<string, string>> = {
    date_chargement: `'2026-05-04'`,
    date_validation: `strftime(date '2020-01-01' + to_months((n % 76)::int), '%Y-%m-%d')`,
    annee_de_validation: `2020 + (n % 76) // 12`,
    numero_formation: `'30540504500603_' || n`,
    code_departement: `lpad((n % 95 + 1)::varchar, 2, '0')`,
    intitule_certification: `'TP « Métier » ; niveau ' || ${number(seed)} % 4000`,
    type_referentiel: `if(n % 4 = 0, 'RNCP', 'RS')`,
    code_rncp: `if(n % 4 = 0, (n // 76 % 4000 + 300)::varchar, '-1')`,
    code_rs: `if(n % 4 = 0, '-1', (n // 76 % 4000 + 300)::varchar)`,
    siret_of: `lpad((n * 7919 % 99999999)::varchar, 14, '0')`,
  };
  if (values[name] !== undefined) return values[name];
  if (type === 'int') return `${number(seed)} % 4000`;
  if (type === 'double') return `if(n % 10 = 0, null, (${number(seed)} / 7)::decimal(12, 6))`;
  return `if(n % 7 = 0, null, 'Valeur ' || ${number(seed)} % 5000)`;
}

/** Writes one file as CSV, separated by `;`, with a byte order mark or not as the vintage has it. */
export async function writeOfficial(engine: Engine, { dataset, vintage, rows, path }: OfficialFile): Promise<void> {
  await writeSentences(engine);
  const definition = findDataset(dataset)!;
  const columns = headersOf(definition, vintage).map(
    ({ column, header }) => `${cellSql(column.name, column.type)} as ${identifier(header)}`,
  );
  await engine.run(
    `copy (select ${columns.join(', ')} from range(${rows}) r(n), sentences) to ${literal(path)} (format csv, delimiter ';', header)`,
  );
}
