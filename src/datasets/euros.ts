/**
 * From cents to whole euros. The amount of a row is rounded half up; each share is rounded down and the euros that are then
 * missing go to the largest remainders, the first in order on a tie: shares always sum to the amount, and a share of nothing stays nothing.
 */

/** SQL for the amount, from the SQL of the shares in cents. */
export const roundedAmount = (shares: readonly string[]): string => `((${shares.join(' + ')}) + 50) // 100`;

/** SQL for each share in euros. */
export const roundedShares = (shares: readonly string[]): string[] => {
  const missing = `(${roundedAmount(shares)} - (${shares.map((share) => `${share} // 100`).join(' + ')}))`;
  return shares.map((share, index) => {
    const ahead = shares
      .map((other, place) => ({ other, place }))
      .filter(({ place }) => place !== index)
      .map(({ other, place }) => `(${other} % 100 ${place < index ? '>=' : '>'} ${share} % 100)::int`)
      .join(' + ');
    return `${share} // 100 + (${ahead} < ${missing})::int`;
  });
};
