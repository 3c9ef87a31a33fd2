/** A catalogue of offers with long texts: invented words as frequent as those of a language (Zipf), in HTML here and there. The same each time. */
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findDataset } from '../src/datasets/index.ts';
import { openEngine, type Press } from '../src/publish/press.ts';
import { restoreServing } from '../src/publish/serving.ts';
import { manifestFile, rowsFile, servingFile } from '../src/releases/folder.ts';
import { addToRegister, writeAtomically } from '../src/releases/register.ts';
import { identifier, literal } from '../src/warehouse/duck.ts';

export const CATALOGUE = findDataset('moncompteformation_catalogueformation')!;
export const VERSION = '2026-11-21';
/** Words of the language. */
export const VOCABULARY = 60_000;

/** Words of each text; the whole is near a kilobyte, a third of the official one. */
const TEXTS: Readonly<Record<string, number>> = {
  intitule_formation: 7,
  points_forts: 20,
  objectif_formation: 25,
  contenu_formation: 75,
  resultats_attendus_formation: 12,
};

const SYLLABLES =
  'ba be bi bo ca ce ci co da de di do é è fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no pa pe pi po qua ra re ri ro sa se si so ta te ti to tion teur ment age va ve vi vo'.split(
    ' ',
  );

/** The word of a rank, in SQL: the rarer, the longer. */
export const wordSql = (rank: string): string => {
  const syllable = (position: number) =>
    `list_extract([${SYLLABLES.map(literal).join(', ')}], 1 + ((${rank}) * ${position * 7919 + 1} // ${SYLLABLES.length ** (position - 1)} % ${SYLLABLES.length})::int)`;
  return `concat(${[1, 2, 3].map(syllable).join(', ')}, case when (${rank}) > 20000 then left((${rank})::varchar, 2) else '' end)`;
};

const number = (seed: number) => `(hash(offer, ${seed}) % 1000003)`;
const textSql = (words: number, seed: number): string =>
  `list_aggregate(list_transform(range(${words}), k -> list_extract(words, 1 + floor(pow(${VOCABULARY}, (hash(offer * 17 + ${seed}, k) % 1000003) / 1000003.0) - 1)::int)), 'string_agg', ' ')`;

function columnSql(name: string, type: string): string {
  const [words, seed] = [TEXTS[name], CATALOGUE.columns.findIndex((column) => column.name === name)];
  if (words !== undefined) {
    const text = textSql(words, seed);
    return words > 20 ? `'<p>' || ${text} || '</p>'` : text;
  }
  const values: Record<string, string> = {
    date_chargement: `date '${VERSION}'`,
    nom_of: `'Organisme ' || ${number(seed)} % 12000`,
    intitule_certification: `list_extract(certifications, 1 + (${number(seed)} % 4000)::int)`,
    type_referentiel: `case when ${number(seed)} % 4 = 0 then 'RNCP' else 'RS' end`,
    nom_region: `'Région ' || ${number(1000)} % 18`,
    nom_departement: `'Département ' || ${number(1000)} % 101`,
    frais_ttc_tot_mean: `500.0 + ${number(seed)} % 4000`,
  };
  return values[name] ?? `null::${type === 'text' ? 'varchar' : type === 'int' ? 'bigint' : type}`;
}

/** Publishes that catalogue where it is not yet. Gives the seconds and bytes that its served file took; undefined when it was there. */
export async function publishOffers(
  press: Press,
  rows: number,
): Promise<{ seconds: number; bytes: number } | undefined> {
  const { data } = press;
  const [file, served] = [rowsFile(data, CATALOGUE.id, VERSION), servingFile(data, CATALOGUE.id, VERSION)];
  if (existsSync(served)) return undefined;
  await mkdir(dirname(file), { recursive: true });
  await using engine = await openEngine(press);
  await engine.run(
    `create temp table lexicon as select (select list(${wordSql('i')} order by i) from range(1, ${VOCABULARY + 1}) w(i)) as words,
       (select list(title) from (select ${wordSql('i * 3')} || ' ' || ${wordSql('i * 7 % 2000')} || ' niveau ' || (i % 5) as title from range(4000) c(i))) as certifications`,
  );
  const columns = CATALOGUE.columns.map(({ name, type }) => `${columnSql(name, type)} as ${identifier(name)}`);
  await engine.run(
    `copy (select ${columns.join(', ')} from range(${rows}) o(offer), lexicon) to ${literal(file)} (format parquet, compression zstd)`,
  );
  const manifest = {
    ...{ dataset: CATALOGUE.id, version: VERSION, as_of: VERSION, created_at: `${VERSION}T06:00:00.000Z` },
    ...{ origin: 'simulated' as const, software: press.software, rows, columns: [], sources: [], dispositions: [] },
    ...{ files: [{ name: `${CATALOGUE.id}.parquet`, bytes: (await stat(file)).size, sha256: '' }] },
    ...{ checks: [], totals: {}, masked_rows: 0, absent_columns: [] },
  };
  await writeAtomically(manifestFile(data, CATALOGUE.id, VERSION), JSON.stringify(manifest));
  const { version, as_of, created_at, origin } = manifest;
  await addToRegister(data, CATALOGUE.id, { version, as_of, created_at, origin, rows, result: 'published' });
  const begun = performance.now();
  await restoreServing(press, [CATALOGUE]);
  return { seconds: (performance.now() - begun) / 1000, bytes: (await stat(served)).size };
}
