/** Times of works done in turn, so that what else the machine does weighs on all alike. */

/** The median time of each work, in milliseconds, over so many rounds; a round before them is not counted. */
export async function medians(rounds: number, works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      if (round > 0) times[index]!.push(performance.now() - begun);
    }
  return times.map(median);
}

/** The middle one of some numbers; the higher of the two middle ones. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Cells of a line, one under the other: each in twelve characters. */
export const line = (...cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell).padEnd(12))
    .join('')
    .trimEnd();
