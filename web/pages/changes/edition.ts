/** The releases that are compared: the two of the address, or the last two. */
import { useSearch } from '@tanstack/react-router';
import type { Release, Releases } from '../../api/types.ts';
import type { Search } from '../../state/search.ts';

export interface Edition {
  readonly from: Release;
  readonly to: Release;
  /** The releases that each of the two may be, the usual one first. */
  readonly fromChoices: readonly Release[];
  readonly toChoices: readonly Release[];
  /** Releases made after `from` and up to `to` of which there is more to say: refused, held, taken back, or accepted beyond their bounds. */
  readonly incidents: readonly Release[];
}

/** Null when fewer than two releases stand: there is nothing to compare. */
export function editionOf({ versions }: Releases, search: Search = {}): Edition | null {
  const standing = versions.filter(({ result, rolled_back }) => result === 'published' && rolled_back === undefined);
  const toChoices = standing.slice(1).toReversed();
  const to = named(toChoices, search.to?.[0]);
  const fromChoices = to === undefined ? [] : standing.slice(0, standing.indexOf(to)).toReversed();
  const from = named(fromChoices, search.from?.[0]);
  if (to === undefined || from === undefined) return null;
  const between = versions.slice(versions.indexOf(from) + 1, versions.indexOf(to) + 1);
  return { from, to, fromChoices, toChoices, incidents: between.filter(isIncident) };
}

/** The query string. */
export const useAsked = (): Search => useSearch({ strict: false }) as Search;

const named = (releases: readonly Release[], version: string | undefined): Release | undefined =>
  releases.find((release) => release.version === version) ?? releases[0];

const isIncident = ({ result, rolled_back, accepted }: Release): boolean =>
  result !== 'published' || rolled_back !== undefined || accepted !== undefined;
