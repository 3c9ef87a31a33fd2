/** Shares `count` out over weights: whole numbers whose sum is `count`, none further than one from its share. */
export function shareOut(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let running = 0;
  return weights.map((weight) => {
    running += weight;
    const upTo = Math.round((count * running) / total);
    const share = upTo - before;
    before = upTo;
    return share;
  });
}
