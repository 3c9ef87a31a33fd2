/** The comparisons that are asked: read where they are kept, or made at the door of exports, once for all who ask. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { findComparison, type KeptComparison, makeComparison } from '../compare/kept.ts';
import { findPeriodSums, makePeriodSums, type PeriodSums } from '../compare/period-sums.ts';
import type { Side } from '../compare/shape.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { comparisonsFolder, rowsFile } from '../releases/folder.ts';
import type { Session } from '../warehouse/duck.ts';
import type { Gate } from './gate.ts';

export interface ComparisonsOptions {
  data: string;
  /** Where comparisons are kept while the server runs, when the data folder may only be read. */
  temporary: string;
  gate: Gate;
}

export class Comparisons {
  readonly #options: ComparisonsOptions;
  readonly #flights = new Map<string, Promise<unknown>>();
  #folder: Promise<string> | undefined;

  constructor(options: ComparisonsOptions) {
    this.#options = options;
  }

  /** What two published releases of a dataset differ by. Versions are those of the register: they become paths. */
  async between(definition: DatasetDefinition, from: string, to: string): Promise<KeptComparison> {
    const [folder, one, other] = [await this.#open(), this.#side(definition, from), this.#side(definition, to)];
    return (
      (await findComparison(folder, definition, one, other)) ??
      this.#once(`${definition.id}@${from}...${to}`, (session) =>
        makeComparison(folder, session, definition, one, other),
      )
    );
  }

  /** The sums by period of a published release. */
  async periodSums(definition: DatasetDefinition, version: string): Promise<PeriodSums> {
    const [folder, side] = [await this.#open(), this.#side(definition, version)];
    return (
      (await findPeriodSums(folder, definition, side)) ??
      this.#once(`${definition.id}@${version}`, (session) => makePeriodSums(folder, session, definition, side))
    );
  }

  /** It goes on when the one who asked leaves: the next one will find it. */
  #once<T>(name: string, make: (session: Session) => Promise<T>): Promise<T> {
    const flight =
      (this.#flights.get(name) as Promise<T> | undefined) ??
      this.#options.gate.run(new AbortController().signal, make).finally(() => this.#flights.delete(name));
    this.#flights.set(name, flight);
    return flight;
  }

  #side({ id }: DatasetDefinition, version: string): Side {
    return { version, file: rowsFile(this.#options.data, id, version) };
  }

  #open(): Promise<string> {
    const { data, temporary } = this.#options;
    this.#folder ??= access(data, constants.W_OK).then(
      () => comparisonsFolder(data),
      () => join(temporary, 'comparisons'),
    );
    return this.#folder;
  }
}
