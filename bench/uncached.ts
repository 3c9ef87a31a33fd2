/**
 * `/records` where nothing is kept, in process, against the same page and the same count run directly in the engine. What is run directly is the
 * query as its author would write it, without the place of each row, which the API reads too.
 */
import { CATALOGUE } from '../src/datasets/catalogue.ts';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import type { DatasetDefinition } from '../src/datasets/index.ts';
import { API } from '../src/explore/api.ts';
import { catalogOf } from '../src/explore/fields.ts';
import { createExplore } from '../src/explore/start.ts';
import { compile } from '../src/odsql/index.ts';
import { servingFile } from '../src/releases/folder.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { line, median, medians } from './medians.ts';
import type { BenchWorld } from './world.ts';

const RUNS = 100;
const ENGINE = { memoryMiB: 2_048, threads: 2 };

interface Asked {
  select?: string;
  where?: string;
  group_by?: string;
  order_by?: string;
  limit: string;
}

const SUMS = 'sum(nb_dossiers) as dossiers, sum(montant_engage) as montant';
const QUERIES: readonly [DatasetDefinition, Asked][] = [
  [CONSUMPTION, { limit: '100' }],
  [CONSUMPTION, { where: 'region_lieu_formation = "Bretagne" and annee_de_validation = 2025', limit: '100' }],
  [CONSUMPTION, { order_by: 'montant_engage desc', limit: '20' }],
  [CONSUMPTION, { select: SUMS, limit: '1' }],
  [CONSUMPTION, { select: SUMS, group_by: 'date_validation', order_by: 'date_validation', limit: '200' }],
  [CONSUMPTION, { select: SUMS, group_by: 'intitule_certification', order_by: 'dossiers desc', limit: '20' }],
  [CATALOGUE, { limit: '100' }],
  [CATALOGUE, { where: 'code_departement = "35"', limit: '100' }],
  [CATALOGUE, { select: 'count(*) as n', group_by: 'nom_region', order_by: 'n desc', limit: '20' }],
];

/** Prints the medians of each query, engine and request, in milliseconds, what is added, and the memory of the process with both engines. */
export async function compareUncached({ data, version }: BenchWorld): Promise<void> {
  const app = await createExplore({ data, ...ENGINE, logger: false, limits: { answers_bytes: 0 } });
  await using engine = await Engine.open(ENGINE);
  using session = await engine.connect();
  const all: number[] = [];
  console.log(line('engine', 'request', 'added', 'query'));
  for (const [dataset, asked] of QUERIES) {
    await engine.run(`attach or replace ${literal(servingFile(data, dataset.id, version))} as direct (read_only)`);
    const { where, limit, ...clauses } = asked;
    const page = { limit: Number(limit), offset: 0, now: new Date() };
    const compiled = compile(
      { ...clauses, where: where === undefined ? [] : [where], ...page },
      catalogOf(dataset, 'direct.main'),
    );
    const url = `${API}/catalog/datasets/${dataset.id}/records?${new URLSearchParams({ ...asked })}`;
    const [direct = 0, request = 0] = await medians(RUNS, [
      async () => {
        const rows = await session.rows(compiled.sql, compiled.parameters);
        // Groups that all fit on the page are their own count.
        if (!compiled.grouped || rows.length === page.limit)
          await session.rows(compiled.count.sql, compiled.count.parameters);
      },
      async () => {
        const { statusCode } = await app.inject(url);
        if (statusCode !== 200) throw new Error(`${url}: status ${statusCode}`);
      },
    ]);
    all.push(request - direct);
    console.log(line(direct, request, request - direct, `${dataset.id} ${Object.values(asked).join(' | ')}`));
  }
  console.log(line('', '', median(all), 'median of what is added'));
  console.log(`${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB resident, both engines included\n`);
  await app.close();
}
