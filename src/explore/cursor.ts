/** Cursors: the place where a page ended, for reading all the rows of a query without a window. */
import { fingerprint } from '../http/etag.ts';
import { isVolatile } from './asked.ts';
import type { OpenRelease } from './open-release.ts';
import { type RawParameters, refuse, text, texts } from './params.ts';

/** Where reading goes on. */
export interface Cursor {
  /** The place of the last row read, in the release. */
  after: number;
  /** The instant of the first page, when the query depends on it: the pages are of one query. */
  now?: Date;
}

/** What a cursor is bound to: everything that says which rows, and in which order. The size of the page may change. */
const BINDING = ['select', 'where', 'refine', 'exclude', 'order_by', 'timezone', 'lang', 'facet'];

const bindingOf = (raw: RawParameters, { label, manifest }: OpenRelease): string =>
  fingerprint([label, manifest.created_at, JSON.stringify(BINDING.map((name) => texts(raw, name)))]);

/** The `cursor` parameter; undefined when there is none. Refuses what is no cursor, that of another query or release, and one beside `group_by` or `offset`. */
export function parseCursor(raw: RawParameters, release: OpenRelease): Cursor | undefined {
  const value = text(raw, 'cursor');
  if (value === undefined) return undefined;
  for (const name of ['group_by', 'offset', 'start'])
    if (text(raw, name) !== undefined) refuse('cursor', value, `no cursor beside ${name}`);
  const [binding, after, now] = decode(value);
  const instant = new Date(typeof now === 'number' ? now : 0);
  if (binding !== bindingOf(raw, release) || !Number.isSafeInteger(after) || Number.isNaN(instant.getTime()))
    return refuse(
      'cursor',
      value,
      `a cursor of the same query on ${release.label}`,
      'Follow the Link header of the page before, changing nothing but limit, or start again without cursor.',
    );
  return { after: Number(after), ...(now === undefined ? {} : { now: instant }) };
}

/** The text of a cursor: opaque to clients. */
export function renderCursor(raw: RawParameters, release: OpenRelease, after: number, now: Date): string {
  const parts = [bindingOf(raw, release), after, ...(isVolatile(raw) ? [now.getTime()] : [])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decode(value: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
