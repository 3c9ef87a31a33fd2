/** `/aggregates` of v2.0: groups and totals. */
import type { FastifyInstance } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { LIMITS } from '../../limits.ts';
import { type Compiled, compile, parseGroupBy } from '../../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { declareFacets } from '../facet-call.ts';
import { readPage } from '../page.ts';
import { KNOWN, parsePage } from '../params.ts';

/** Functions whose groups v2.0 names with texts. */
const DATE_PARTS = ['year', 'quarter', 'month', 'day', 'hour', 'minute', 'second'];

type Cell = (value: unknown) => unknown;

export function aggregates(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/aggregates`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const { limit, offset, ...query } = parsePage(request.query, desk.now());
    // A group without key does not count, so the page is cut once those are gone.
    const whole = { ...query, limit: LIMITS.groups_window, offset: 0 };
    const compiled = compile(whole, declareFacets(loan.release.catalog, request.query));
    const page = await desk.queries.run(hangUp(reply), (session) => readPage(session, compiled, whole));
    const keys = groupKeys(query.group_by ?? '', compiled);
    const groups = page.results
      .filter((row) => [...keys.keys()].every((key) => row[key] !== null))
      .slice(offset, offset + limit)
      .map((row) => ({ ...row, ...Object.fromEntries([...keys].map(([key, cell]) => [key, cell(row[key])])) }));
    return { aggregations: groups };
  });
}

/** The columns of an answer that are keys of its groups, and how v2.0 writes each: instants in milliseconds, parts of dates as texts. */
function groupKeys(groupBy: string, { columns }: Compiled): Map<string, Cell> {
  const keys = new Map<string, Cell>();
  for (const { alias, expression, source } of parseGroupBy(groupBy)) {
    const name = alias ?? (expression.kind === 'name' ? expression.name : source);
    const column = columns.find(({ key }) => key === name);
    if (column === undefined) continue;
    const isTime = column.type === 'date' || column.type === 'datetime';
    const isPart = expression.kind === 'call' && DATE_PARTS.includes(expression.name);
    keys.set(name, isTime ? (value) => Date.parse(String(value)) : isPart ? String : (value) => value);
  }
  return keys;
}
