/** `/api/records/1.0/analyze`: figures of groups, for charts. */
import type { FastifyInstance } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { compile, printName } from '../../odsql/index.ts';
import { answerKept, type Desk } from '../desk.ts';
import { choice, type RawParameters, texts, whole } from '../params.ts';
import { renderRow } from '../render.ts';
import { datasetOf, declareDisjunctive, knownNames, parseClausesV1 } from './v1-params.ts';
import type { RequestOfV1 } from './v1-records.ts';
import { parseSeries, type Series } from './v1-series.ts';
import { parseSlices, renderKey, type Slice } from './v1-slices.ts';

type Row = Record<string, unknown>;

/** Names in the query, which no field has: of a key, of a figure. */
const KEY = (index: number): string => `x__${index}`;
const FIGURE = (index: number): string => `y__${index}`;

export function analyze(app: FastifyInstance, desk: Desk): void {
  app.get('/api/records/1.0/analyze', async (request: RequestOfV1, reply) => {
    const raw = request.query;
    await using loan = await desk.shelf.borrow(datasetOf(raw));
    choice(raw, 'format', ['json', 'jsonp'], 'json');
    if (answerKept(desk, request, reply, [loan.release], [...knownNames(raw), ...namesOf(raw)])) return reply;
    const catalog = declareDisjunctive(loan.release.catalog, raw);
    const { sort, fields, ...filters } = raw;
    const clauses = parseClausesV1(filters, catalog, desk.now(), desk.limits);
    const slices = parseSlices(raw, catalog);
    const series = parseSeries(raw, desk.limits);
    const points = whole(raw, 'maxpoints', 'maxpoints', 0, Number.MAX_SAFE_INTEGER) || Number.POSITIVE_INFINITY;
    const most = Math.min(points, desk.limits.groups_window);
    const compiled = compile({ ...clauses, ...grouping(raw, slices, series, clauses.where), limit: most + 1 }, catalog);
    const rows = await desk.queries.run(hangUp(reply), (session) => session.rows(compiled.sql, compiled.parameters));
    if (rows.length > most && most < points) reply.header('ods-analyze-truncated', 'true');
    const found = rows.slice(0, most).map((row) => renderRow(row, compiled.columns, clauses.timezone));
    return cumulate(
      found.map((row) => renderPoint(row, slices, series)),
      series,
    );
  });
}

/** The names that are read here alone; some end with the name of a series. */
const namesOf = (raw: RawParameters): string[] => [
  ...['x', 'maxpoints', 'precision', 'periodic'],
  ...Object.keys(raw).filter((name) => /^y\..+\.(?:func|expr|cumulative)$/s.test(name)),
];

/** The clauses that compute the figures; without `x`, of all the rows. */
function grouping(
  raw: RawParameters,
  slices: readonly Slice[],
  series: readonly Series[],
  where: readonly string[] = [],
) {
  const keys = slices.map(({ expression }, index) => `${expression} as ${KEY(index)}`);
  const select = [...keys, ...series.map(({ figure }, index) => `${figure} as ${FIGURE(index)}`)].join(', ');
  if (slices.length === 0) return { select };
  const known = new Set(slices.map(({ field }) => `${printName(field.name)} is not null`));
  return {
    select,
    where: [...where, ...known],
    group_by: slices.map((_, index) => KEY(index)).join(', '),
    order_by: [...asked(raw, slices, series), ...slices.map((_, index) => KEY(index))].join(', '),
  };
}

/**
 * The order that is asked. A series, or a field of `x`, begins with the greatest, and with the least behind a minus; `x` and `x.field` begin
 * with the least, and with the greatest behind a minus: so do live pages write it. What is neither is passed over, as it is there.
 */
function asked(raw: RawParameters, slices: readonly Slice[], series: readonly Series[]): string[] {
  const wanted = texts(raw, 'sort').flatMap((value) => value.split(','));
  return wanted.flatMap((written) => {
    const minus = written.trim().startsWith('-');
    const name = written.trim().replace(/^[-+]/, '');
    const figure = series.findIndex((one) => one.name === name);
    if (figure !== -1) return `${FIGURE(figure)} ${minus ? 'asc' : 'desc'}`;
    const prefixed = name === 'x' || name.startsWith('x.');
    const target = name.replace(/^x(?:\.|$)/, '');
    return slices.flatMap(({ field, part }, index) =>
      ['', field.name, `${field.name}.${part}`].includes(prefixed ? target : name || '?')
        ? `${KEY(index)} ${minus === prefixed ? 'desc' : 'asc'}`
        : [],
    );
  });
}

function renderPoint(row: Row, slices: readonly Slice[], series: readonly Series[]): Row {
  const point: Row = slices.length === 0 ? {} : { x: renderX(row, slices) };
  for (const [index, { name, root }] of series.entries()) {
    const value = row[FIGURE(index)];
    // What was calculated of a constant may be a little below nothing.
    point[name] = root && typeof value === 'number' ? Math.sqrt(Math.max(0, value)) : value;
  }
  return point;
}

/** One value, or an object of those of several keys and of the parts of dates. */
function renderX(row: Row, slices: readonly Slice[]): unknown {
  const x: Row = {};
  for (const [index, slice] of slices.entries()) {
    const value = renderKey(slice, row[KEY(index)]);
    const [first, second] = slice.path;
    if (first === undefined) return value;
    if (second === undefined) x[first] = value;
    else x[first] = { ...(x[first] as object), [second]: value };
  }
  return x;
}

/** The values of cumulative series, each added to those before it in the order of the answer. */
function cumulate(points: readonly Row[], series: readonly Series[]): readonly Row[] {
  for (const { name } of series.filter(({ cumulative }) => cumulative)) {
    let sum = 0;
    for (const point of points) {
      sum += Number(point[name] ?? 0);
      point[name] = sum;
    }
  }
  return points;
}
