import type { Channels, InitializerFunction } from '@observablehq/plot';

/** Moves labels up or down so that none is nearer than `least` pixels to another, each as near to its place as may be within the drawing. */
export const spread = (least: number): { initializer: InitializerFunction } => ({
  initializer: (_data, facets, channels, scales, { height }) => {
    const { value, scale } = (channels as Channels & { y: { value: ArrayLike<number>; scale?: string } }).y;
    const place = scale === 'y' ? (scales as { y: (of: number) => number }).y : (of: number) => of;
    const wanted = Array.from(value, place);
    return {
      facets,
      channels: { y: { value: Float64Array.from(within(apart(wanted, least), least, height)), scale: null } },
    } as never;
  },
});

/** The same places, none of them nearer than half a label to the top or the bottom. */
export function within(places: readonly number[], least: number, height: number): number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  for (const [rank, index] of order.entries()) moved[index] = Math.max(moved[index]!, (rank + 0.5) * least);
  for (const [rank, index] of order.toReversed().entries())
    moved[index] = Math.min(moved[index]!, height - (rank + 0.5) * least);
  return moved;
}

/** Places at least so far from each other, in the order wanted: groups that touch are moved together around their mean. */
export function apart(wanted: readonly number[], least: number): number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!);
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    groups.push({ members: [index], middle: wanted[index]! });
    for (let last = groups.at(-1)!, before = groups.at(-2); before !== undefined && touches(before, last, least); ) {
      const members = [...before.members, ...last.members];
      const middle = members.reduce((sum, member) => sum + wanted[member]!, 0) / members.length;
      groups.splice(-2, 2, { members, middle });
      [last, before] = [groups.at(-1)!, groups.at(-2)];
    }
  }
  const placed: number[] = [];
  for (const { members, middle } of groups)
    for (const [rank, member] of members.entries()) placed[member] = middle + (rank - (members.length - 1) / 2) * least;
  return placed;
}

type Group = { members: number[]; middle: number };
const touches = (above: Group, below: Group, least: number): boolean =>
  below.middle - above.middle < (least * (above.members.length + below.members.length)) / 2;
