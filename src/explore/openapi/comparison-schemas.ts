/** Schemas of what is told of several releases together. */
import { COUNT, FIGURE, list, object, TEXT } from './shapes.ts';

const TEXTS = list(TEXT);
const MOVED = { measure: TEXT, before: FIGURE, after: FIGURE };
const PERIODS = list(object({ period: TEXT, measures: list(object(MOVED)) }));
const VALUES = object({ count: COUNT, values: TEXTS });

const CHANGED_ROWS = {
  total_count: COUNT,
  results: list(
    object(
      {
        change: { enum: ['added', 'removed', 'changed'] },
        key: { type: 'object', description: 'What names the row; the whole row where rows are counted as they are.' },
        copies: COUNT,
        before: { type: 'object', description: 'What the row held, where that is not the same.' },
        after: { type: 'object', description: 'What it holds.' },
      },
      ['change', 'key'],
    ),
  ),
  next_cursor: { type: ['integer', 'null'] },
};

const SUMMARY = list(
  object({
    about: { enum: ['rows', 'columns', 'total', 'period', 'movement', 'values'] },
    text: TEXT,
    query: {
      ...object({ select: TEXT, where: TEXT, group_by: TEXT }, ['select']),
      type: ['object', 'null'],
      description: 'Asked of each of the two releases, it shows what the sentence says.',
    },
  }),
);

/** By name. */
export const COMPARISON_SCHEMAS: Readonly<Record<string, object>> = {
  changed_rows: object(CHANGED_ROWS),
  comparison: object({
    dataset: TEXT,
    from: TEXT,
    to: TEXT,
    compared_by: { enum: ['key', 'rows'] },
    key: TEXTS,
    compared: TEXTS,
    of_release: list(
      object({ column: TEXT, before: { type: ['string', 'null'] }, after: { type: ['string', 'null'] } }),
    ),
    rows: object({ before: COUNT, after: COUNT, added: COUNT, removed: COUNT, changed: COUNT }),
    changed_columns: { type: 'object', additionalProperties: COUNT },
    columns: object({
      added: TEXTS,
      removed: TEXTS,
      renamed: list(object({ from: TEXT, to: TEXT })),
      retyped: list(object({ column: TEXT, from: TEXT, to: TEXT })),
    }),
    totals: list(object(MOVED)),
    periods: {
      ...object({ column: TEXT, restated: PERIODS, added: PERIODS, removed: PERIODS, all: TEXTS }),
      type: ['object', 'null'],
    },
    dimensions: list(
      object({
        column: TEXT,
        appeared: VALUES,
        disappeared: VALUES,
        movements: list(object({ value: { type: ['string', 'null'] }, ...MOVED })),
      }),
    ),
    summary: SUMMARY,
    ...CHANGED_ROWS,
  }),
  vintages: object({
    dataset: TEXT,
    period: { type: ['string', 'null'] },
    measure: { type: ['string', 'null'] },
    measures: TEXTS,
    releases: list(object({ version: TEXT, as_of: TEXT })),
    periods: list(object({ period: TEXT, values: list(FIGURE) })),
    settled: object({
      tolerance: { type: 'number' },
      ages: list(object({ measure: TEXT, months: { type: ['integer', 'null'] } })),
    }),
  }),
};
