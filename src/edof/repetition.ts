/** The items whose key an earlier item already had; an item without a key repeats nothing. */
export function* repeated<Item>(items: Iterable<Item>, keyOf: (item: Item) => string | undefined): Generator<Item> {
  const met = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (met.has(key)) yield item;
    met.add(key);
  }
}
