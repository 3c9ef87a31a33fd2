/** The schema of the disclosure report of a release. */
import { COUNT, FIGURE, list, object, TEXT } from './shapes.ts';

const SAID = object({ fr: TEXT, en: TEXT });
const orNull = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });

export const DISCLOSURE_SCHEMA: object = object({
  dataset: TEXT,
  title: SAID,
  version: TEXT,
  as_of: TEXT,
  origin: { enum: ['derived', 'simulated', 'mirrored'] },
  policy: {
    ...orNull(
      object({ fewest_holders: COUNT, holders: TEXT, measures: list(TEXT), reason_column: TEXT, reason: TEXT }),
    ),
    description: 'Rows with fewer holders have their measures masked. Null: no row of the dataset is masked.',
  },
  unmasked: { ...orNull(SAID), description: 'Why no row is masked.' },
  rows: object({ total: COUNT, whole: COUNT, masked: COUNT }),
  reasons: list(object({ reason: TEXT, rows: COUNT })),
  checks: list(object({ name: TEXT, means: SAID, broken: COUNT })),
  stands_for: {
    ...list(
      object({
        measure: TEXT,
        published: { type: 'number' },
        least: COUNT,
        most: FIGURE,
        least_share: { type: 'number', minimum: 0, maximum: 1 },
        most_share: FIGURE,
      }),
    ),
    description:
      'Bounds of what the masked rows hold, from the rule alone; the release does not hold their values. Null: not bounded.',
  },
  not_told: list(object({ what: SAID, why: SAID })),
  spread: {
    ...list(
      object({
        column: TEXT,
        title: SAID,
        values: list(object({ value: { type: ['string', 'null'] }, rows: COUNT, masked: COUNT })),
        left_out: COUNT,
      }),
    ),
    description: 'Rows, and masked rows, by value of each dimension; the period first.',
  },
  limits: { ...list(SAID), description: 'What this protection does not do.' },
});
