/** How a dataset is, from its calendar and its releases. */
import type { Expected, Quality } from '../../api/quality.ts';
import type { Release, Releases } from '../../api/types.ts';

/** `aside`: the last attempt was refused, held or taken back, and an earlier release is served. */
export type Status = 'fine' | 'late' | 'aside' | 'none';

export const STATUSES: readonly Status[] = ['fine', 'late', 'aside', 'none'];

export function statusOf({ late }: Pick<Expected, 'late'>, { latest, versions }: Releases): Status {
  if (latest === null) return 'none';
  if (late) return 'late';
  return versions.at(-1)?.version === latest ? 'fine' : 'aside';
}

/** Refused, held, or taken back: the last time that what was made is not what is served; undefined when that never was. */
export const lastIncident = ({ versions }: Releases): Release | undefined =>
  versions.findLast(({ result, rolled_back }) => result !== 'published' || rolled_back !== undefined);

export interface Checked {
  readonly passed: number;
  readonly failed: number;
  /** Failed, without stopping the publication. */
  readonly advisory: number;
}

export function countChecks({ checks }: Pick<Quality, 'checks'>): Checked {
  const failed = checks.filter(({ passed }) => !passed);
  const advisory = failed.filter((check) => check.advisory === true).length;
  return { passed: checks.length - failed.length, failed: failed.length - advisory, advisory };
}
