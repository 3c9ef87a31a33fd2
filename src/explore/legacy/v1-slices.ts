/** What `analyze` of API 1.0 groups by: the parameters `x`, `precision` and `periodic`. */
import { type Catalog, type Field, printName } from '../../odsql/index.ts';
import { findField } from '../facet-call.ts';
import { choice, type RawParameters, refuse, texts } from '../params.ts';

/** A key of the groups: how it is computed, and where its value goes in the `x` of the answer (nowhere deeper: it is the `x`). */
export interface Slice {
  field: Field;
  part?: Part;
  expression: string;
  path: readonly string[];
}

/** Parts of a date, as expressions. */
const PARTS = {
  year: (date: string) => `year(${date})`,
  month: (date: string) => `month(${date})`,
  week: (date: string) => `date_format(${date}, 'ww')`,
  weekday: (date: string) => `dayofweek(${date})`,
  day: (date: string) => `day(${date})`,
  hour: (date: string) => `hour(${date})`,
  minute: (date: string) => `minute(${date})`,
} as const;
/** The year that a week belongs to: that of its Thursday. */
const yearOfWeek = (date: string): string => `date_format(${date}, 'xxxx')`;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

/** From the coarsest to the finest; weeks stand apart. */
const LEVELS: readonly Part[] = ['year', 'month', 'day', 'hour', 'minute'];

/** The keys of the groups, none when there is no `x`. A field may be followed by a part of it: `date.year`. */
export function parseSlices(raw: RawParameters, catalog: Catalog): Slice[] {
  const names = texts(raw, 'x').map((name) => name.trim());
  return names.flatMap((name): Slice[] => {
    const above = names.length > 1 ? [name] : [];
    const field = findField(catalog, name);
    if (field !== undefined && !isDate(field)) return [{ field, expression: printName(name), path: above }];
    if (field !== undefined) {
      const parts = partsOf(raw, field);
      return parts.map((part) => slice(field, part, [...above, part], parts.includes('week')));
    }
    const [, dated = '', part = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
    const whole = findField(catalog, dated);
    const found = NAMES.find((one) => one === part);
    if (whole === undefined || !isDate(whole) || found === undefined)
      return refuse('x', name, 'a field, or a date and its part such as date.year, is expected');
    return [slice(whole, found, [found])];
  });
}

/** The value of a key as API 1.0 says it: weekdays count from 0, Monday; weeks are numbers. */
export function renderKey({ part }: Slice, value: unknown): unknown {
  if (part === undefined || value === null) return value;
  return part === 'weekday' ? Number(value) - 1 : Number(value);
}

const slice = (field: Field, part: Part, path: readonly string[], ofWeeks = false): Slice => ({
  field,
  part,
  expression: ofWeeks && part === 'year' ? yearOfWeek(printName(field.name)) : PARTS[part](printName(field.name)),
  path,
});

const isDate = ({ type }: Field): boolean => type === 'date' || type === 'datetime';

/** From `periodic` (year) down to `precision` (day), no finer than the field. */
function partsOf(raw: RawParameters, field: Field): Part[] {
  const periodic = choice(raw, 'periodic', NAMES, 'year');
  if (periodic === 'week' || periodic === 'weekday') return [periodic];
  const finest = field.type === 'date' ? (field.precision ?? 'day') : 'minute';
  const precision = choice(raw, 'precision', [...LEVELS, 'week'], 'day');
  if (precision === 'week')
    return periodic === 'year' ? ['year', 'week'] : refuse('precision', precision, 'week goes with years');
  const last = Math.min(LEVELS.indexOf(precision), LEVELS.indexOf(finest));
  const parts = LEVELS.slice(LEVELS.indexOf(periodic), last + 1);
  return parts.length > 0 ? parts : refuse('periodic', periodic, `nothing finer than ${LEVELS[last]} is expected`);
}
