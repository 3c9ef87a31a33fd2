/** The `facet` parameter: a name, or a call such as `facet(name="region", disjunctive=true, sort="-count", limit=50)`. */
import { Refusal } from '../errors.ts';
import { LIMITS, type Limits } from '../limits.ts';
import type { Catalog, Field } from '../odsql/index.ts';
import { type RawParameters, texts } from './params.ts';

export interface FacetCall {
  /** The field as it was named. */
  name: string;
  disjunctive?: boolean;
  /** What stands between the levels of a text; none: it has one level. */
  hierarchy?: string | undefined;
  sort?: FacetSort;
  /** Values listed at most. */
  limit: number;
}

const SORTS = ['count', '-count', 'alphanum', '-alphanum', 'num', '-num'] as const;
/** What may stand between the levels of a text. */
const SEPARATORS = ['/', '>', '|', ';', ':', '.', '-', '_'];
export type FacetSort = (typeof SORTS)[number];

const ARGUMENT = /^\s*(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,"']+))\s*(?:,|$)/;

/** Every facet that a request names. */
export const parseFacets = (raw: RawParameters, limits: Limits): FacetCall[] =>
  texts(raw, 'facet').map((value) => parseFacet(value, limits));

function parseFacet(value: string, { facet_values, groups_window }: Limits): FacetCall {
  const call = /^\s*facet\s*\(([\s\S]*)\)\s*$/i.exec(value);
  if (call === null) return { name: value.trim().replace(/^`([^`]*)`$/, '$1'), limit: facet_values };
  const given = parseArguments(call[1]!, value);
  const { name, disjunctive, hierarchical, separator = '/', sort, limit = String(facet_values) } = given;
  const order = SORTS.find((one) => one === sort);
  const most = Number(limit);
  if (name === undefined) return refuse(value, 'name= is missing');
  if (sort !== undefined && order === undefined) return refuse(value, `sort is one of ${SORTS.join(' ')}`);
  if (!SEPARATORS.includes(separator)) return refuse(value, `separator is one of ${SEPARATORS.join(' ')}`);
  if (!Number.isInteger(most) || most < 1 || most > groups_window)
    return refuse(value, `1 <= limit <= ${groups_window} is expected`);
  return {
    name,
    limit: most,
    ...(order === undefined ? {} : { sort: order }),
    ...(disjunctive === undefined ? {} : { disjunctive: isTrue(disjunctive) }),
    ...(hierarchical === undefined ? {} : { hierarchy: isTrue(hierarchical) ? separator : undefined }),
  };
}

const isTrue = (text: string): boolean => text.toLowerCase() === 'true';

function parseArguments(text: string, whole: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (let rest = text; rest.trim() !== ''; ) {
    const match = ARGUMENT.exec(rest);
    if (match === null)
      return refuse(whole, 'name="…", disjunctive=…, hierarchical=…, separator="…", sort="…", limit=… are expected');
    given[match[1]!] = match[2] ?? match[3] ?? match[4]!;
    rest = rest.slice(match[0].length);
  }
  return given;
}

/** The field of a name, an older name included. */
export const findField = (catalog: Catalog, name: string): Field | undefined =>
  catalog.fields.find((field) => field.name === name || field.aliases?.includes(name));

/** The catalog with the facets that the request declares disjunctive or not, of several levels or not. */
export function declareFacets(catalog: Catalog, raw: RawParameters, limits: Limits): Catalog {
  const calls = parseFacets(raw, limits).filter((call) => call.disjunctive !== undefined || 'hierarchy' in call);
  if (calls.length === 0) return catalog;
  const said = new Map(calls.map((call) => [findField(catalog, call.name), call]));
  return { ...catalog, fields: catalog.fields.map((field) => declare(field, said.get(field))) };
}

function declare(field: Field, call: FacetCall | undefined): Field {
  if (call === undefined) return field;
  const { disjunctive = field.disjunctive ?? false } = call;
  const { hierarchy: known, ...rest } = field;
  const hierarchy = 'hierarchy' in call ? call.hierarchy : known;
  const levels = hierarchy !== undefined && field.type === 'text' && !field.multivalued && field.computed === undefined;
  return { ...rest, disjunctive, ...(levels ? { hierarchy } : {}) };
}

function refuse(value: string, expected: string): never {
  throw new Refusal(
    'parameter',
    `Invalid value for facet API parameter: ${value.slice(0, LIMITS.value_shown_characters)} was found but ${expected}.`,
    {
      place: { column: 'facet' },
      value,
    },
  );
}
