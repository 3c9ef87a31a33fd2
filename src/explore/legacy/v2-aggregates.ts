/** `/aggregates` and `/query` of v2.0: groups and totals, of a dataset or of the catalogue. */
import type { FastifyInstance } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { type Catalog, compile, type Node, parseGroupBy, parseSelect, print } from '../../odsql/index.ts';
import type { Session } from '../../warehouse/duck.ts';
import { catalogueOf } from '../catalogue.ts';
import { answerKept, type CatalogueRequest, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { declareFacets } from '../facet-call.ts';
import { readPage } from '../page.ts';
import { KNOWN, languageOf, type PageQuery, parsePage } from '../params.ts';

/** Functions whose groups v2.0 names with texts. */
const DATE_PARTS = ['year', 'quarter', 'month', 'day', 'hour', 'minute', 'second'];

type Row = Record<string, unknown>;

/** What is asked under each name, and how it is told. `query` is the older name of what v2.1 asks of records. */
const ENVELOPES: Readonly<Record<string, (rows: readonly Row[], total: number) => object>> = {
  aggregates: (aggregations) => ({ aggregations }),
  query: (results, total_count) => ({ total_count, results }),
};

export function aggregates(app: FastifyInstance, desk: Desk): void {
  for (const [name, envelope] of Object.entries(ENVELOPES)) {
    app.get(`${DATASET}/${name}`, async (request: DatasetRequest, reply) => {
      await using loan = await desk.shelf.borrow(request.params.dataset);
      if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
      const catalog = declareFacets(loan.release.catalog, request.query, desk.limits);
      const query = parsePage(request.query, desk.now(), desk.limits);
      const found = await desk.queries.run(hangUp(reply), (session) => readRows(session, query, catalog));
      return envelope(found.rows, found.total);
    });

    app.get(`/catalog/${name}`, async (request: CatalogueRequest, reply) => {
      const published = await desk.shelf.published();
      if (answerKept(desk, request, reply, published, KNOWN.page)) return reply;
      const query = parsePage(request.query, desk.now(), desk.limits);
      const catalog = catalogueOf(published, languageOf(query));
      const found = await desk.queries.run(hangUp(reply), (session) => readRows(session, query, catalog));
      return envelope(found.rows, found.total);
    });
  }
}

/** Rows, figures or groups, as v2.0 writes them. */
async function readRows(session: Session, query: PageQuery, catalog: Catalog): Promise<{ rows: Row[]; total: number }> {
  const keys = groupKeys(query);
  // A group without key does not count: the page is cut once those are gone.
  const asked = keys.size === 0 ? query : { ...query, limit: query.limits.groups_window, offset: 0 };
  const compiled = compile(asked, catalog);
  const page = await readPage(session, compiled, { ...asked, timezone: query.timezone ?? 'UTC' });
  if (keys.size === 0) return { rows: page.results, total: page.total_count };
  const types = new Map(compiled.columns.map(({ key, type }) => [key, type]));
  const render = (row: Row): Row => {
    const renderKey = ([key, expression]: [string, Node]): [string, unknown] => {
      const isTime = ['date', 'datetime'].includes(types.get(key) ?? '');
      const isPart = expression.kind === 'call' && DATE_PARTS.includes(expression.name);
      return [key, isTime ? Date.parse(String(row[key])) : isPart ? String(row[key]) : row[key]];
    };
    return { ...row, ...Object.fromEntries([...keys].map(renderKey)) };
  };
  const groups = page.results.filter((row) => [...keys.keys()].every((key) => row[key] !== null));
  return { rows: groups.slice(query.offset, query.offset + query.limit).map(render), total: groups.length };
}

/** What makes the groups, by the name it has in the answer: its alias, that of the same expression in the select, or its text. */
function groupKeys({ select = '', group_by = '', limits }: PageQuery): Map<string, Node> {
  const named = parseSelect(select, limits).flatMap((item) =>
    item.kind === 'item' && item.alias !== undefined ? [{ alias: item.alias, expression: item.expression }] : [],
  );
  return new Map(
    parseGroupBy(group_by, limits).map(({ alias, expression, source }): [string, Node] => {
      const name = expression.kind === 'name' ? expression.name : source;
      const shown = named.find((one) => one.alias === name || print(one.expression) === print(expression));
      return [alias ?? shown?.alias ?? name, shown?.expression ?? expression];
    }),
  );
}
