/** Facets of several levels: dates (year, month, day), and texts such as `Europe/France` with their separator. */
import { type Catalog, type Field, printName, type Query } from '../odsql/index.ts';
import { identifier, literal } from '../warehouse/duck.ts';
import type { FacetCall } from './facet-call.ts';

/** Levels of a date, as patterns of `date_format`; a coarser date has the first ones only. */
const DATE_LEVELS = ['yyyy', 'yyyy/MM', 'yyyy/MM/dd'];
const DATE_DEPTH = { year: 1, month: 2, day: 3 } as const;

/** The field under which the beginnings of texts are grouped. */
const LEVEL = 'facet_level';

const isDate = ({ type }: Field): boolean => type === 'date' || type === 'datetime';
const separatorOf = (field: Field): string | undefined => (isDate(field) ? '/' : field.hierarchy);

/** Whether a field may have values below this level, counted from 0. */
export const isDeeper = (field: Field, level: number): boolean =>
  isDate(field) ? level + 1 < DATE_DEPTH[field.precision ?? 'day'] : field.hierarchy !== undefined;

/** Whether a refined value is this one, or below it. */
export const isAtOrBelow = (field: Field, refined: string, value: string): boolean =>
  refined === value || refined.startsWith(`${value}${separatorOf(field) ?? '\0'}`);

/** The last part of a value, which names it among its neighbours. */
export const lastPart = (field: Field, value: string): string => value.split(separatorOf(field) ?? '\0').at(-1)!;

/** A refined value as the list shows it: `2020-3` is `2020/03`. */
export const asListed = (field: Field, value: string): string =>
  isDate(field)
    ? value
        .split(/[-/]/)
        .map((part) => part.padStart(2, '0'))
        .join('/')
    : value;

/** A level to list: its number, and the value it lies below, when there is one. */
export interface Level {
  number: number;
  below?: string;
}

/** The catalog and the query that count the values of one level. */
export function levelQuery(catalog: Catalog, query: Query, field: Field, call: FacetCall, level: Level) {
  const name = printName(field.name);
  const { hierarchy } = field;
  const key = isDate(field)
    ? `date_format(${name}, '${DATE_LEVELS[level.number]}')`
    : hierarchy === undefined
      ? name
      : LEVEL;
  // A text that ends at the level above is none of this one.
  const longer =
    hierarchy !== undefined && level.below !== undefined
      ? [`startswith(${name}, ${JSON.stringify(level.below + hierarchy)})`]
      : [];
  const counted: Query = {
    ...query,
    where: [...(query.where ?? []), `${name} is not null`, ...longer],
    select: `${key} as facet_value, count(*) as facet_count`,
    group_by: 'facet_value',
    order_by: orderOf(field, call),
    limit: call.limit,
  };
  if (hierarchy === undefined) return { catalog, query: counted };
  return {
    catalog: { ...catalog, fields: [...catalog.fields, beginnings(field, hierarchy, level.number)] },
    query: counted,
  };
}

function orderOf(field: Field, { sort }: FacetCall): string {
  const order = sort ?? (isDate(field) ? 'alphanum' : '-count');
  const direction = order.startsWith('-') ? 'desc' : 'asc';
  return order.endsWith('count') ? `facet_count ${direction}, facet_value` : `facet_value ${direction}`;
}

/** The first parts of a text, as many as the level has. */
const beginnings = ({ column }: Field, separator: string, level: number): Field => ({
  name: LEVEL,
  type: 'text',
  column: LEVEL,
  searchable: false,
  computed: `array_to_string(string_split(r.${identifier(column)}, ${literal(separator)})[1:${level + 1}], ${literal(separator)})`,
});
