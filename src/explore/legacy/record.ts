/** What the older APIs say of a row beside its values: an identity and a date. v2.1 shows neither. */
import { createHash } from 'node:crypto';
import type { Catalog, Field } from '../../odsql/index.ts';
import { literal } from '../../warehouse/duck.ts';
import { renderInstant } from '../instant.ts';
import type { OpenRelease } from '../open-release.ts';

/** The place of a row in its release, as a field that a select may name. */
export const POSITION = '_row';

/** The catalog with the place of the rows among its fields. */
export const positioned = (catalog: Catalog): Catalog => ({
  ...catalog,
  fields: [...catalog.fields, { name: POSITION, type: 'int', column: catalog.rowOrder } satisfies Field],
});

/** 40 hexadecimal digits: the SHA-1 of the release and the place of the row in it. Another release gives other ones. */
export const recordId = ({ label }: OpenRelease, position: unknown): string =>
  createHash('sha1').update(`${label}/${position}`).digest('hex');

/** The same in the engine, of an expression that gives the place. */
export const recordIdSql = ({ label }: OpenRelease, position: string): string =>
  `sha1(${literal(`${label}/`)} || ${position})`;

/** When the row was made: with its release. */
export const recordTime = ({ manifest }: OpenRelease): string => renderInstant(manifest.created_at, 'UTC');
