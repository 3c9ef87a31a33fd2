/** A request → its trees, and what holds for all of its clauses. */
import { LIMITS } from '../limits.ts';
import { zoneName } from '../zone.ts';
import type { Item, Node, Order, Pattern } from './ast.ts';
import type { Catalog, Query } from './catalog.ts';
import { parseGroupBy, parseOrderBy, parseSelect, parseWhere } from './parse.ts';
import { malformed } from './refusals.ts';
import { fieldsByName, type Setting } from './scope.ts';

/** A request, parsed. */
export interface Request {
  readonly query: Query;
  readonly select: readonly (Item | Pattern)[];
  readonly where: readonly { readonly text: string; readonly condition: Node }[];
  readonly groupBy: readonly Item[];
  readonly orderBy: readonly Order[];
  readonly setting: Setting;
}

/** Parses every clause. Refuses zones and languages that do not exist. */
export function parseRequest(query: Query, catalog: Catalog, warn: Setting['warn']): Request {
  const conditions = query.where ?? [];
  const limits = query.limits ?? LIMITS;
  let words = 0;
  if (conditions.length > limits.clause_items)
    throw malformed(
      'where',
      0,
      `There are ${conditions.length} conditions; at most ${limits.clause_items} are accepted (clause_items).`,
    );
  return {
    query,
    select: parseSelect(query.select ?? '', limits),
    where: conditions.flatMap((text) => {
      const condition = parseWhere(text, limits);
      return condition === undefined ? [] : [{ text, condition }];
    }),
    groupBy: parseGroupBy(query.group_by ?? '', limits),
    orderBy: parseOrderBy(query.order_by ?? '', limits),
    setting: {
      catalog,
      fields: fieldsByName(catalog),
      now: query.now,
      limits,
      timezone: timezoneOf(query.timezone ?? 'UTC'),
      lang: langOf(query.lang ?? 'fr'),
      warn,
      countWords: (more) => {
        words += more;
        return words;
      },
    },
  };
}

function timezoneOf(typed: string): string {
  const name = zoneName(typed);
  if (name !== undefined) return name;
  throw malformed('timezone', 0, `Unknown timezone: ${typed}.`, {
    value: typed,
    expected: 'an IANA name such as Europe/Paris',
  });
}

/** Languages of the names of days and months, those of the Explore API (OpenAPI document of June 2025). */
const LANGUAGES: readonly string[] = ['en', 'fr', 'nl', 'pt', 'it', 'ar', 'de', 'es', 'ca', 'eu', 'sv'];

function langOf(typed: string): string {
  if (LANGUAGES.includes(typed)) return typed;
  throw malformed('lang', 0, `Unknown language: ${typed}.`, { value: typed, expected: LANGUAGES.join(', ') });
}
