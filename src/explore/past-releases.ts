/** Releases asked by name, `dataset@version`: opened on demand, a few kept open, closed when nobody reads them for a while. */
import { existsSync } from 'node:fs';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { servingFile } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';
import type { Loan } from './open-release.ts';
import type { OpenReleases } from './open-releases.ts';

export interface PastReleasesOptions {
  data: string;
  releases: OpenReleases;
  /** Releases kept open. */
  open: number;
  /** Time after which one that nobody asks for is closed. */
  idle_ms: number;
}

/** A release kept open, and the clock that closes it. */
interface Kept {
  loan: Loan;
  clock: NodeJS.Timeout;
}

export class PastReleases {
  readonly #options: PastReleasesOptions;
  /** By name, the least recently asked first. */
  readonly #kept = new Map<string, Kept>();

  constructor(options: PastReleasesOptions) {
    this.#options = options;
  }

  /** Names of the releases kept open, the least recently asked first. */
  get names(): string[] {
    return [...this.#kept.keys()];
  }

  /** Borrows a published release. Refuses `unknown_release`, naming those that exist, and `release_damaged`. */
  async borrow(definition: DatasetDefinition, version: string): Promise<Loan> {
    const name = `${definition.id}@${version}`;
    const kept = this.#kept.get(name);
    if (kept === undefined) return this.#open(name, definition, version);
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    kept.clock.refresh();
    return kept.loan.release.borrow();
  }

  async #open(name: string, definition: DatasetDefinition, version: string): Promise<Loan> {
    await refuseUnknown(this.#options.data, definition.id, version);
    const loan = await this.#attach(definition, version);
    // Another request may have opened it at the same moment: one of the two is enough.
    if (!this.#kept.has(name)) this.#keep(name, loan.release.borrow());
    return loan;
  }

  async #attach(definition: DatasetDefinition, version: string): Promise<Loan> {
    const { data, releases } = this.#options;
    const rows = existsSync(servingFile(data, definition.id, version)) ? 'serving' : 'parquet';
    try {
      return await releases.borrow(definition, version, rows);
    } catch (cause) {
      const message = `The release ${version} of ${definition.id} cannot be opened.`;
      throw new Refusal('release_damaged', message, { value: version, cause });
    }
  }

  #keep(name: string, loan: Loan): void {
    const clock = setTimeout(() => this.#close(name), this.#options.idle_ms).unref();
    this.#kept.set(name, { loan, clock });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#options.open) return;
      this.#close(oldest);
    }
  }

  /** Nobody is kept waiting: those who read it now keep it attached until they have done. */
  #close(name: string): void {
    const kept = this.#kept.get(name);
    if (kept === undefined) return;
    this.#kept.delete(name);
    clearTimeout(kept.clock);
    void kept.loan[Symbol.asyncDispose]().catch(() => {});
  }
}

/** Only a version of the register becomes a path. */
async function refuseUnknown(data: string, dataset: string, version: string): Promise<void> {
  const { versions } = await readRegister(data, dataset);
  const known = versions.filter(({ result }) => result === 'published').map((entry) => entry.version);
  if (known.includes(version)) return;
  const shown = known.slice(-LIMITS.releases_named);
  const names = `${known.length > shown.length ? '…, ' : ''}${shown.join(', ')}`;
  const existing = known.length === 0 ? 'none is published' : `the releases are ${names}`;
  throw new Refusal(
    'unknown_release',
    `The requested release ${version.slice(0, LIMITS.value_shown_characters)} of ${dataset} does not exist: ${existing}.`,
    {
      value: version.slice(0, LIMITS.value_shown_characters),
      mend: `The whole list is at /catalog/datasets/${dataset}/releases.`,
    },
  );
}
