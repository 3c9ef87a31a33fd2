/** Ours: what two releases of a dataset differ by, as sentences, figures, pages of rows and a file. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { KeptComparison } from '../compare/kept.ts';
import { readChangedRows } from '../compare/page.ts';
import { tell } from '../compare/sentences.ts';
import { sendFile } from '../http/file.ts';
import { answerJson, answerKept, DATASET, type Desk } from './desk.ts';
import { FORMATS } from './export-format.ts';
import type { Loan } from './open-release.ts';
import { KNOWN, optionalChoice, parseLanguage, type RawParameters, whole } from './params.ts';
import { nameFile } from './sent-file.ts';

type DifferenceRequest = FastifyRequest<{
  Params: { dataset: string; from: string; to: string };
  Querystring: RawParameters;
}>;

const CHANGES = ['added', 'removed', 'changed'] as const;

export function differences(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/releases/:from...:to`, async (request: DifferenceRequest, reply) => {
    await using loans = await borrowBoth(desk, request);
    const { releases } = loans;
    return answerJson(desk, request, reply, { releases, known: KNOWN.differences }, async (signal) => {
      const { definition } = releases[0];
      const language = parseLanguage(request.query);
      const kept = await loans.compare();
      const page = await readPage(desk, signal, request.query, kept);
      return { body: { ...kept.comparison, summary: tell(definition, kept.comparison, language), ...page } };
    });
  });

  app.get(`${DATASET}/releases/:from...:to/rows`, async (request: DifferenceRequest, reply) => {
    await using loans = await borrowBoth(desk, request);
    const grounds = { releases: loans.releases, known: KNOWN.differences };
    return answerJson(desk, request, reply, grounds, async (signal) => ({
      body: await readPage(desk, signal, request.query, await loans.compare()),
    }));
  });

  app.get(`${DATASET}/releases/:from...:to/rows.parquet`, async (request: DifferenceRequest, reply) => {
    await using loans = await borrowBoth(desk, request);
    if (answerKept(desk, request, reply, loans.releases, [])) return reply;
    const { changes, comparison } = await loans.compare();
    nameFile(reply, `${comparison.dataset}@${comparison.from}...${comparison.to}`, FORMATS.parquet);
    return sendFile(request, reply, changes);
  });
}

/** Both releases, lent together, and what they differ by. */
async function borrowBoth(desk: Desk, request: DifferenceRequest) {
  const { dataset, from, to } = request.params;
  const { id } = desk.shelf.definition(dataset);
  const first = await desk.shelf.borrow(`${id}@${from}`);
  let second: Loan;
  try {
    second = await desk.shelf.borrow(`${id}@${to}`);
  } catch (error) {
    await first[Symbol.asyncDispose]();
    throw error;
  }
  return {
    releases: [first.release, second.release] as const,
    compare: (): Promise<KeptComparison> => desk.comparisons.between(first.release.definition, from, to),
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}

/** One page of the rows that differ: `limit` of them from `cursor`, those of one `change` or all. */
function readPage(desk: Desk, signal: AbortSignal, raw: RawParameters, kept: KeptComparison): Promise<object> {
  const limit = whole(raw, 'limit', 'rows', 0, desk.limits.diff_rows) ?? Math.min(10, desk.limits.diff_rows);
  const cursor = whole(raw, 'cursor', 'cursor', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const change = optionalChoice(raw, 'change', CHANGES);
  return desk.queries.run(signal, (session) => readChangedRows(session, kept, { limit, cursor, change }));
}
