/** `/facets`: the values of the filters with their counts. */
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';
import { type Catalog, compile, type Field, type Query, type Refinement } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { CATALOGUE_FACETS, catalogueOf } from './catalogue.ts';
import { answerJson, type CatalogueRequest, DATASET, type DatasetRequest, type Desk, type Made } from './desk.ts';
import { declareFacets, type FacetCall, findField, parseFacets } from './facet-call.ts';
import { asListed, isAtOrBelow, isDeeper, type Level, lastPart, levelQuery } from './facet-levels.ts';
import { type Counted, matchOnce } from './facet-matches.ts';
import { readCount } from './page.ts';
import { KNOWN, languageOf, parseClauses } from './params.ts';
import { renderRow } from './render.ts';

export interface FacetValue {
  /** Rows; absent of an excluded value. */
  count?: number;
  state: 'displayed' | 'refined' | 'excluded';
  name: string;
  /** What goes into `refine`. */
  value: string;
  /** The level below, under a refined year or month. */
  facets?: FacetValue[];
}

export interface Facet {
  name: string;
  facets: FacetValue[];
  /** Values in all, listed or not. */
  total: number;
}

/** A facet to count: the field, what is listed, and the request it follows. */
interface Count {
  session: Session;
  catalog: Catalog;
  query: Query;
  call: FacetCall;
  field: Field;
}

export function facets(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/facets`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    const declared = release.definition.columns.filter(({ facet }) => facet !== undefined).map(({ name }) => name);
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.facets }, (signal) =>
      readFacets(desk, request, signal, release.catalog, declared),
    );
  });

  app.get('/catalog/facets', async (request: CatalogueRequest, reply) => {
    const releases = await desk.shelf.published();
    return answerJson(desk, request, reply, { releases, known: KNOWN.facets }, (signal) => {
      const catalog = catalogueOf(releases, languageOf(parseClauses(request.query, desk.now(), desk.limits)));
      return readFacets(desk, request, signal, catalog, CATALOGUE_FACETS);
    });
  });
}

/** The facets that a request names, or else those that are declared. */
async function readFacets(
  desk: Desk,
  request: CatalogueRequest,
  signal: AbortSignal,
  fields: Catalog,
  declared: readonly string[],
): Promise<Made> {
  const asked = parseFacets(request.query, desk.limits);
  const calls = asked.length > 0 ? asked : declared.map((name) => ({ name, limit: desk.limits.facet_values }));
  const catalog = declareFacets(fields, request.query, desk.limits);
  const query = parseClauses(request.query, desk.now(), desk.limits);
  const facets = await desk.queries.run(signal, (session) => readFacetList(session, { catalog, query }, calls));
  return { body: { _links: [], facets } };
}

/** Counts each facet with the filters of the request; its other clauses say nothing of facets. */
export async function readFacetList(
  session: Session,
  { catalog, query: { select, group_by, order_by, ...query } }: Counted,
  calls: readonly FacetCall[],
): Promise<Facet[]> {
  for (const call of calls) fieldOf(catalog, call);
  await using matches = await matchOnce(session, { catalog, query }, calls);
  const list: Facet[] = [];
  for (const call of calls)
    list.push(await readFacet({ session, ...matches, call, field: fieldOf(matches.catalog, call) }));
  return list;
}

function fieldOf(catalog: Catalog, { name }: FacetCall): Field {
  const field = findField(catalog, name);
  if (field !== undefined) return field;
  throw new Refusal(
    'odsql_meaning',
    `ODSQL query is malformed: Unknown field: ${name}. Clause(s) containing the error(s): facet.`,
    { place: { column: 'facet' }, value: name },
  );
}

async function readFacet(count: Count): Promise<Facet> {
  const { catalog, query, call, field } = count;
  const mine = ({ field: name }: Refinement) => findField(catalog, name) === field;
  const refined = (query.refine ?? []).filter(mine).map(({ value }) => asListed(field, value));
  const excluded = (query.exclude ?? []).filter(mine).map(({ value }) => asListed(field, value));
  // The other values of a disjunctive facet are counted as if it were not refined.
  const others = (query.refine ?? []).filter((one) => !(field.disjunctive && mine(one)));
  const { values, total } = await readLevel({ ...count, query: { ...query, refine: others } }, { number: 0 }, refined);
  return {
    name: call.name,
    facets: [...values, ...excluded.map((value): FacetValue => ({ state: 'excluded', name: value, value }))],
    total,
  };
}

/** The values of one level; below a refined one come its own. */
async function readLevel(
  count: Count,
  level: Level,
  refined: readonly string[],
): Promise<{ values: FacetValue[]; total: number }> {
  const { session, call, field } = count;
  const { catalog, query } = levelQuery(count.catalog, count.query, field, call, level);
  const compiled = compile(query, catalog);
  const rows = await session.rows(compiled.sql, compiled.parameters);
  const values: FacetValue[] = [];
  for (const row of rows) {
    const { facet_value, facet_count } = renderRow(row, compiled.columns);
    const value = String(facet_value);
    const isRefined = refined.some((one) => isAtOrBelow(field, one, value));
    const below =
      isRefined && isDeeper(field, level.number)
        ? await readLevel(within(count, value), { number: level.number + 1, below: value }, refined)
        : undefined;
    values.push({
      count: Number(facet_count),
      state: isRefined ? 'refined' : 'displayed',
      name: lastPart(field, value),
      value,
      ...(below === undefined || below.total === 0 ? {} : { facets: below.values }),
    });
  }
  return { values, total: rows.length < call.limit ? rows.length : await readCount(session, compiled) };
}

/** The same count below a value, which takes the place of those above it where one of several would be enough. */
function within(count: Count, value: string): Count {
  const { catalog, query, field } = count;
  const kept = (query.refine ?? []).filter(
    ({ field: name }) => !(field.disjunctive && findField(catalog, name) === field),
  );
  return { ...count, query: { ...query, refine: [...kept, { field: field.name, value }] } };
}
