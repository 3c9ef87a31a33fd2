/** Ours: how the figure of a period moved from release to release. */
import type { FastifyInstance } from 'fastify';
import { periodsOf, tabulate, type Vintage } from '../compare/vintages.ts';
import { LIMITS } from '../limits.ts';
import { readRegister } from '../releases/register.ts';
import { standing } from '../releases/rollbacks.ts';
import { answerJson, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { KNOWN, optionalChoice, refuse, texts } from './params.ts';

export function vintages(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/vintages`, async (request: DatasetRequest, reply) => {
    // The latest release names the state of the register: the answer is made again when there is another one.
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { definition } = loan.release;
    return answerJson(desk, request, reply, { releases: [loan.release], known: KNOWN.vintages }, async () => {
      const { period, columns } = definition;
      const additive = columns.filter(({ aggregation }) => period !== undefined && aggregation.kind === 'sum');
      const measures = additive.map(({ name }) => name);
      const first = additive.find(({ told }) => told !== undefined)?.name ?? measures[0];
      const measure = optionalChoice(request.query, 'measure', measures) ?? first ?? null;
      const all = period === undefined ? [] : await readVintages(desk, definition.id, loan.release.manifest.version);
      const asked = texts(request.query, 'month');
      const known = periodsOf(all);
      for (const one of asked)
        if (!known.includes(one)) refuse('month', one, `a period such as ${known.at(-1) ?? '2026-03'} is expected`);
      return { body: tabulate(definition, all, measures, measure, asked) };
    });
  });
}

/** The published releases up to one, each with its sums. */
async function readVintages(desk: Desk, id: string, until: string): Promise<Vintage[]> {
  const definition = desk.shelf.definition(id);
  const published = standing(await readRegister(desk.data, id));
  const last = published.findIndex(({ version }) => version === until);
  const all: Vintage[] = [];
  for (const { version, as_of } of published.slice(0, last + 1).slice(-LIMITS.vintage_releases))
    all.push({ version, as_of, sums: await desk.comparisons.periodSums(definition, version) });
  return all;
}
