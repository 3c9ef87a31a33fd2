/** Going back to an earlier release: lines of the register, beside those of the releases. No release is rewritten or removed. */
import type { Register, RegisterEntry } from './register.ts';

export interface Rollback {
  /** When, UTC. */
  at: string;
  /** The release that was served, and the one served since. */
  from: string;
  to: string;
  /** Releases taken back: those published after the one served since. Empty when one that was taken back is served again. */
  withdrawn: string[];
  /** Why, in the operator's words. */
  reason: string;
}

/** A release taken back: since when, why, and what was served instead. */
export interface TakenBack {
  at: string;
  reason: string;
  instead: string;
}

/** The releases that are taken back now. One that was served again since is not. */
export function takenBack({ rollbacks = [] }: Register): ReadonlyMap<string, TakenBack> {
  const taken = new Map<string, TakenBack>();
  for (const { at, reason, to, withdrawn } of rollbacks) {
    for (const version of withdrawn) taken.set(version, { at, reason, instead: to });
    taken.delete(to);
  }
  return taken;
}

/** The published releases that are not taken back, oldest first. */
export function standing(register: Register): RegisterEntry[] {
  const taken = takenBack(register);
  return register.versions.filter(({ result, version }) => result === 'published' && !taken.has(version));
}

/** The published release before the one served, leaving out those taken back; none before the first. */
export function releaseBefore(register: Register): string | undefined {
  const published = standing(register);
  const served = published.findIndex(({ version }) => version === register.latest);
  return published[served - 1]?.version;
}

/** The register with the line of a rollback, whose release is served from then on. */
export function withRollback(register: Register, to: string, reason: string, at: Date): Register {
  const taken = takenBack(register);
  const published = register.versions.filter(({ result }) => result === 'published').map(({ version }) => version);
  const after = published.slice(published.indexOf(to) + 1, published.indexOf(register.latest!) + 1);
  const withdrawn = after.filter((version) => !taken.has(version));
  const line: Rollback = { at: at.toISOString(), from: register.latest!, to, withdrawn, reason };
  return { ...register, latest: to, rollbacks: [...(register.rollbacks ?? []), line] };
}

/** The register as readers get it. */
export type ToldRegister = Omit<Register, 'versions'> & { versions: (RegisterEntry & { rolled_back?: TakenBack })[] };

/** The register as it is told: each release that is taken back says so. */
export function tellRegister(register: Register): ToldRegister {
  const taken = takenBack(register);
  return {
    ...register,
    versions: register.versions.map((entry) => {
      const mark = taken.get(entry.version);
      return mark === undefined ? entry : { ...entry, rolled_back: mark };
    }),
  };
}
