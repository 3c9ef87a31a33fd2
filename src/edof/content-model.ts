/** Content models: how many of which children, in which order, written as `a b? c+ d* e{0,3}`. */

export interface Slot {
  readonly key: string;
  readonly min: number;
  readonly max: number;
  /** Its rank in the order. */
  readonly rank: number;
}

export type ContentModel = ReadonlyMap<string, Slot>;

const ITEM = /^([^?+*{}]+)([?+*]|\{([0-9]+),([0-9]+)\})?$/;
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '+': [1, Number.POSITIVE_INFINITY],
  '*': [0, Number.POSITIVE_INFINITY],
};

/** The children a model allows, by key. Throws on a model that is not well written. */
export function parseContentModel(model: string): ContentModel {
  const slots = model.split(/\s+/).map((item, rank): [string, Slot] => {
    const match = ITEM.exec(item);
    if (match === null) throw new Error(`Not a content model: ${item}`);
    const key = match[1]!;
    const [min, max] = BOUNDS[match[2] ?? ''] ?? [Number(match[3]), Number(match[4])];
    return [key, { key, min, max, rank }];
  });
  return new Map(slots);
}
