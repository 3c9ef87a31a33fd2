/** Trees + catalog → what is meant, complete: small steps folded in order, each adding its part to the plan. */
import { Refusal } from '../errors.ts';
import { hasAggregate } from './aggregates.ts';
import type { Catalog, Field, FieldType, Query, Seek, Warning } from './catalog.ts';
import { chooseColumns } from './columns.ts';
import type { Expression } from './expression.ts';
import { groupRows } from './groups.ts';
import { orderRows } from './ordering.ts';
import { refinements } from './refine.ts';
import { parseRequest, type Request } from './request.ts';
import { resolveCondition } from './resolve.ts';
import { NO_NAMES, type Scope } from './scope.ts';

/** One row per row of the table, one row in all (figures without groups), or one row per group. */
export type Grain = 'rows' | 'total' | 'groups';

export interface PlanColumn {
  readonly key: string;
  readonly expression: Expression;
  readonly type: FieldType;
  readonly field?: Field;
}

/** A key of the groups. `expression` makes the groups and their order, `shown` is what the answer shows. */
export interface GroupKey {
  readonly name: string;
  readonly aliased: boolean;
  readonly expression: Expression;
  readonly shown: Expression;
}

export interface Sort {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

export interface Plan {
  readonly grain: Grain;
  readonly table: string;
  /** Rows of the table, when they were counted already. */
  readonly rows?: number;
  readonly filters: readonly Expression[];
  readonly keys: readonly GroupKey[];
  readonly columns: readonly PlanColumn[];
  readonly order: readonly Sort[];
  readonly limit: number | undefined;
  readonly offset: number;
  /** Rows are told by their place, which is the last of `order`. */
  readonly seek?: Seek;
  readonly warnings: readonly Warning[];
}

export type Step = (plan: Plan, request: Request) => Plan;

/** The steps, in order: each may rely on those before it. */
const STEPS: readonly Step[] = [filterRows, refineRows, groupRows, chooseColumns, orderRows, cutPage];

/** The plan of a request. Refusals are `odsql_syntax`, `odsql_meaning` or `parameter`. */
export function plan(query: Query, catalog: Catalog): Plan {
  const warnings: Warning[] = [];
  const request = parseRequest(query, catalog, (warning) => warnings.push(warning));
  const empty: Plan = {
    grain: 'rows',
    table: catalog.table,
    ...(catalog.rows === undefined ? {} : { rows: catalog.rows }),
    filters: [],
    keys: [],
    columns: [],
    order: [],
    limit: undefined,
    offset: 0,
    warnings,
  };
  return STEPS.reduce((made, step) => step(made, request), empty);
}

/** Every `where` must be met. */
function filterRows(made: Plan, { where, setting }: Request): Plan {
  const filters = where.map(({ text, condition }) => {
    const scope: Scope = { setting, clause: 'where', text, names: NO_NAMES, aggregates: false };
    return resolveCondition(condition, scope);
  });
  return { ...made, filters };
}

function refineRows(made: Plan, { query, setting }: Request): Plan {
  return { ...made, filters: [...made.filters, ...refinements(query, setting)] };
}

function cutPage(made: Plan, { query }: Request): Plan {
  const page = { ...made, limit: count('limit', query.limit), offset: count('offset', query.offset) ?? 0 };
  // A figure over all rows may differ in its last digit from one run to the next: an order by it is no place to resume from.
  const seekable = made.grain === 'rows' && !made.order.some(({ expression }) => hasAggregate(expression));
  return seekable && query.seek !== undefined ? { ...page, seek: query.seek } : page;
}

function count(name: 'limit' | 'offset', number: number | undefined): number | undefined {
  if (number === undefined || (Number.isSafeInteger(number) && number >= 0)) return number;
  throw new Refusal('parameter', `Invalid value for ${name}: ${number}.`, {
    value: String(number),
    expected: 'a whole number, zero or more',
  });
}
