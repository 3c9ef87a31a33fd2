/** The schema of a certification followed across its numbers. */
import { FIGURE, list, object, TEXT } from './shapes.ts';

const DAY = { type: ['string', 'null'] };
const SUMS = { type: 'object', additionalProperties: FIGURE };

export const CERTIFICATION_SCHEMA = object({
  dataset: TEXT,
  certification: TEXT,
  chain: { ...TEXT, description: 'The first number of the chain, which names it.' },
  successions_known: { type: 'boolean', description: 'False: the release does not say what succeeds what.' },
  where: { ...TEXT, description: 'The condition that asks the rows of the whole chain.' },
  records: TEXT,
  numbers: list(
    object({
      code: TEXT,
      title: { type: ['string', 'null'] },
      registered_from: DAY,
      registered_to: DAY,
      first_period: { ...DAY, description: 'The first period with rows under this number.' },
      last_period: DAY,
      where: TEXT,
      records: TEXT,
    }),
  ),
  breaks: list(object({ period: TEXT, from: TEXT, to: TEXT, registered_from: DAY })),
  period: { ...TEXT, description: 'Column of the periods.' },
  measures: list(TEXT),
  series: list(object({ period: TEXT, total: SUMS, numbers: list(object({ code: TEXT, sums: SUMS })) })),
});
