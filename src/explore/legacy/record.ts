/** What the older APIs say of a row beside its values: the identifier that v2.1 gives it, and a date. */
import type { Query } from '../../odsql/index.ts';
import { renderInstant } from '../instant.ts';
import type { OpenRelease } from '../open-release.ts';

/** The name of the identifier among the columns of an answer. */
export const ID = '_id';

/** All the fields, or those selected, and the identifier of the record. */
export const withId = <Q extends Query>(query: Q): Q => ({
  ...query,
  select: `${query.select ?? '*'}, recordid as ${ID}`,
});

/** When the row was made: with its release. */
export const recordTime = ({ manifest }: OpenRelease): string => renderInstant(manifest.created_at, 'UTC');
