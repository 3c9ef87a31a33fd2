/** The parameters of API 1.0 as clauses of ODSQL. Names of a request are quoted by the printer, never pasted. */
import { Refusal } from '../../errors.ts';
import type { Limits } from '../../limits.ts';
import { type Catalog, printName, type Query, type Refinement } from '../../odsql/index.ts';
import { type FacetCall, findField } from '../facet-call.ts';
import { choice, flag, parseClauses, type RawParameters, text, texts, whole } from '../params.ts';
import { parseQuery } from './v1-query.ts';

const NAMES = [
  ...['dataset', 'q', 'sort', 'fields', 'facet', 'rows', 'start', 'format', 'timezone', 'lang'],
  ...['callback', 'csv_separator', 'use_labels_for_header', 'use_labels'],
  // Without effect: how the answer is laid out, and where the request comes from.
  ...['pretty_print', 'source'],
];
const PREFIXES = ['refine.', 'exclude.', 'disjunctive.', 'facetsort.'];
const SORTS = ['count', '-count', 'alphanum', '-alphanum', 'num', '-num'] as const;

/** The names that API 1.0 reads; some end with a field of the request. */
export const knownNames = (raw: RawParameters): string[] => [
  ...NAMES,
  ...Object.keys(raw).filter((name) => PREFIXES.some((prefix) => name.startsWith(prefix))),
];

/** The dataset, which is a parameter here. */
export function datasetOf(raw: RawParameters): string {
  const dataset = text(raw, 'dataset');
  if (dataset !== undefined) return dataset;
  throw new Refusal('parameter', 'The parameter dataset is missing.', {
    place: { column: 'dataset' },
    mend: 'Add dataset= and the identifier of a dataset.',
  });
}

/** The catalog with the facets that `disjunctive.field=true` declares so. */
export function declareDisjunctive(catalog: Catalog, raw: RawParameters): Catalog {
  const said = new Map(
    fieldsAfter(raw, 'disjunctive.').map(({ field }) => [
      findField(catalog, field),
      flag(raw, `disjunctive.${field}`, false),
    ]),
  );
  return {
    ...catalog,
    fields: catalog.fields.map((field) => ({ ...field, disjunctive: said.get(field) ?? field.disjunctive ?? false })),
  };
}

/** The facets to list, each in the order that `facetsort.field` says. */
export const parseFacetsV1 = (raw: RawParameters, { facet_values }: Limits): FacetCall[] =>
  texts(raw, 'facet').map((name) => {
    const sort = `facetsort.${name}`;
    return {
      name,
      limit: facet_values,
      ...(text(raw, sort) === undefined ? {} : { sort: choice(raw, sort, SORTS, 'count') }),
    };
  });

/** The clauses of a request. A geographic filter is refused: it would change the answer, and the datasets hold no geometry. */
export function parseClausesV1(raw: RawParameters, catalog: Catalog, now: Date, limits: Limits): Query {
  const geographic = Object.keys(raw).find((name) => name.startsWith('geofilter.') && text(raw, name) !== undefined);
  if (geographic !== undefined)
    throw new Refusal('parameter', `The parameter ${geographic} is not supported: the datasets hold no geometry.`, {
      place: { column: geographic },
    });
  const { timezone, lang } = raw;
  const fields = listed(raw, 'fields').map(printName);
  const order = listed(raw, 'sort').map(printOrder);
  return {
    ...parseClauses(
      { ...(timezone === undefined ? {} : { timezone }), ...(lang === undefined ? {} : { lang }) },
      now,
      limits,
    ),
    where: texts(raw, 'q').flatMap((query) => parseQuery(query, catalog, limits) ?? []),
    refine: fieldsAfter(raw, 'refine.'),
    exclude: fieldsAfter(raw, 'exclude.'),
    ...(fields.length > 0 ? { select: fields.join(', ') } : {}),
    ...(order.length > 0 ? { order_by: order.join(', ') } : {}),
  };
}

/** The page: 10 rows when not said, all within `records_window`; `-1` asks for the most. */
export function parsePageV1(raw: RawParameters, { records_window: most }: Limits): { limit: number; offset: number } {
  const offset = whole(raw, 'start', 'start', 0, most) ?? 0;
  const rows = whole(raw, 'rows', 'rows', -1, most) ?? Math.min(10, most);
  if (rows <= most - offset) return { limit: rows === -1 ? most - offset : rows, offset };
  throw new Refusal('parameter', `Invalid value for start API parameter: start + rows <= ${most} is expected.`, {
    place: { column: 'start' },
    value: String(offset),
    mend: 'The download has no such limit.',
  });
}

/** `refine.field=value` and the like, a field at a time. */
const fieldsAfter = (raw: RawParameters, prefix: string): Refinement[] =>
  Object.keys(raw)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => texts(raw, name).map((value) => ({ field: name.slice(prefix.length), value })));

/** Values separated by commas. */
const listed = (raw: RawParameters, name: string): string[] =>
  texts(raw, name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** In API 1.0 a bare name sorts from the greatest, and a minus from the least. */
const printOrder = (key: string): string =>
  key.startsWith('-') ? `${printName(key.slice(1))} asc` : `${printName(key)} desc`;
