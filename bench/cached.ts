/** An answer of 100 rows made already, against a bare `node:http` server that sends the same bytes: each in a process of its own, in turn. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE } from '../src/datasets/catalogue.ts';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import { API } from '../src/explore/api.ts';
import { ask, type Load, rate } from './load.ts';
import { line, median } from './medians.ts';
import { type ServingProcess, startProcess } from './serving-process.ts';
import type { BenchWorld } from './world.ts';

/** The first round, which warms both up, is not counted. */
const ROUNDS = 5;
const ROUND_MS = 2_000;

const QUERIES = [
  `${CATALOGUE.id}/records?limit=100&select=numero_formation,nom_of,nom_region`,
  `${CONSUMPTION.id}/records?limit=100`,
];

/** Answers a second, and processor time of the server for one answer, in microseconds. */
interface Pace {
  rate: number;
  cpu: number;
}

/** Prints the medians of both servers and of the rounds' ratios, and the memory of ours. */
export async function compareCached({ data }: BenchWorld): Promise<void> {
  using ours = await startProcess('ours', data);
  console.log(
    line(
      'ours/s',
      'bare/s',
      'ratio',
      'ours µs',
      'bare µs',
      'ratio',
      'answer made already (rate; processor time for one)',
    ),
  );
  for (const query of QUERIES)
    for (const encoding of ['identity', 'br']) {
      const load = { path: `${API}/catalog/datasets/${query}`, headers: { 'accept-encoding': encoding } };
      const body = await ask({ ...load, port: ours.port });
      const file = join(data, 'answer');
      await writeFile(file, body);
      using bare = await startProcess('bare', file);
      const rounds: [Pace, Pace][] = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push([await pace(ours, load), await pace(bare, load)]);
      const counted = rounds.slice(1);
      const cells = (of: (pace: Pace) => number): string[] => [
        ...[0, 1].map((server) => median(counted.map((round) => of(round[server]!))).toFixed(0)),
        median(counted.map(([mine, reference]) => of(mine) / of(reference))).toFixed(2),
      ];
      console.log(line(...cells(({ rate }) => rate), ...cells(({ cpu }) => cpu), `${encoding}, ${body.length} bytes`));
    }
  console.log(`${(await ours.usage()).resident} MiB resident`);
}

async function pace(server: ServingProcess, load: Omit<Load, 'port'>): Promise<Pace> {
  const before = await server.usage();
  const answers = await rate({ ...load, port: server.port }, ROUND_MS);
  const after = await server.usage();
  return { rate: answers, cpu: (after.cpu - before.cpu) / ((answers * ROUND_MS) / 1000) };
}
