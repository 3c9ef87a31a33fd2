/** The releases attached to the engine. One release is attached once, whoever reads it and under whatever name. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Engine } from '../warehouse/duck.ts';
import { type Loan, OpenRelease, type RowsOf } from './open-release.ts';

export class OpenReleases {
  readonly #engine: Engine;
  readonly #data: string;
  readonly #open = new Map<string, Promise<OpenRelease>>();

  constructor(engine: Engine, data: string) {
    this.#engine = engine;
    this.#data = data;
  }

  /** Borrows a release, attached when it is not yet. Fails when its files are missing or unreadable. */
  async borrow(definition: DatasetDefinition, version: string, rows: RowsOf = 'serving'): Promise<Loan> {
    const name = `${definition.id}@${version} ${rows}`;
    for (;;) {
      const opening = this.#open.get(name) ?? OpenRelease.open(this.#engine, this.#data, definition, version, rows);
      this.#open.set(name, opening);
      try {
        const release = await opening;
        if (release.detached === undefined) return release.borrow();
        // The last who held it has just left: it is attached again when the engine has let it go.
        await release.detached;
      } catch (error) {
        this.#forget(name, opening);
        throw error;
      }
      this.#forget(name, opening);
    }
  }

  #forget(name: string, opening: Promise<OpenRelease>): void {
    if (this.#open.get(name) === opening) this.#open.delete(name);
  }
}
