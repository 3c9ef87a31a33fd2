/** The latest release of each dataset. A request borrows one and reads nothing else. */
import { DATASETS, type DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { readRegister } from '../releases/register.ts';
import type { Engine } from '../warehouse/duck.ts';
import { type Loan, OpenRelease } from './open-release.ts';

interface Place {
  definition: DatasetDefinition;
  current: OpenRelease | null;
  /** Why the latest release is not the one served; null when it is. */
  trouble: string | null;
  checkedAt: number;
  checking: Promise<void> | null;
}

export interface ShelfOptions {
  data: string;
  engine: Engine;
  /** Time during which the register of a dataset is not read again. */
  recheck_ms: number;
  datasets?: readonly DatasetDefinition[];
  /** Told when the latest release cannot be opened: the one before goes on being served. */
  onTrouble?: (dataset: string, error: unknown) => void;
}

export class Shelf {
  readonly #data: string;
  readonly #engine: Engine;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #recheckMs: number;
  readonly #onTrouble: (dataset: string, error: unknown) => void;

  constructor({ data, engine, recheck_ms, datasets = DATASETS, onTrouble = () => {} }: ShelfOptions) {
    this.#data = data;
    this.#engine = engine;
    this.#recheckMs = recheck_ms;
    this.#onTrouble = onTrouble;
    this.#places = new Map(
      datasets.map((definition) => [
        definition.id,
        { definition, current: null, trouble: null, checkedAt: Number.NEGATIVE_INFINITY, checking: null },
      ]),
    );
  }

  /** Every dataset, published or not. */
  get definitions(): readonly DatasetDefinition[] {
    return [...this.#places.values()].map(({ definition }) => definition);
  }

  /** The definition of a dataset, published or not; an unknown one is refused. */
  definition(dataset: string): DatasetDefinition {
    return this.#find(dataset).definition;
  }

  /** Borrows the latest release of a dataset. An unknown dataset, and one without release, are refused. */
  async borrow(dataset: string): Promise<Loan> {
    const place = this.#find(dataset);
    await this.#refresh(place);
    if (place.current !== null) return place.current.borrow();
    if (place.trouble !== null) throw new Refusal('release_damaged', place.trouble, { value: dataset });
    throw new Refusal('nothing_published', `The requested dataset ${dataset} has no published release.`, {
      value: dataset,
    });
  }

  /** The latest release of every dataset that has one, in the order of the definitions. */
  async published(): Promise<OpenRelease[]> {
    const places = [...this.#places.values()];
    await Promise.all(places.map((place) => this.#refresh(place)));
    return places.flatMap(({ current }) => current ?? []);
  }

  /** Ready when some release can be read; the reasons also name a latest release that cannot be opened while an older one is served. */
  async readiness(): Promise<{ ready: boolean; reasons: string[] }> {
    const ready = (await this.published()).length > 0;
    const troubles = [...this.#places.values()].flatMap(({ trouble }) => trouble ?? []);
    return { ready, reasons: ready || troubles.length > 0 ? troubles : ['No release has been published yet.'] };
  }

  #find(dataset: string): Place {
    const place = this.#places.get(dataset);
    if (place !== undefined) return place;
    throw new Refusal('unknown_dataset', `The requested dataset ${dataset} does not exist.`, { value: dataset });
  }

  async #refresh(place: Place): Promise<void> {
    if (performance.now() - place.checkedAt < this.#recheckMs) return;
    place.checking ??= this.#check(place).finally(() => {
      place.checkedAt = performance.now();
      place.checking = null;
    });
    await place.checking;
  }

  async #check(place: Place): Promise<void> {
    const { definition, current } = place;
    try {
      const { latest } = await readRegister(this.#data, definition.id);
      if (latest !== null && latest !== current?.manifest.version) {
        place.current = await OpenRelease.open(this.#engine, this.#data, definition, latest);
        await current?.retire();
      }
      place.trouble = null;
    } catch (error) {
      if (place.trouble === null) this.#onTrouble(definition.id, error);
      place.trouble = `The latest release of ${definition.id} cannot be opened.`;
    }
  }
}
