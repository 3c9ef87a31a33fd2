/** The nearest of a list of words, for “did you mean”: used by the command's settings and by the query language. */

/** Letters to add, remove, change or swap with their neighbour to go from one word to another. */
export function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          rows[row - 1]![column - 1]! + (same ? 0 : 1),
          rows[row - 1]![column]! + 1,
          current[column - 1]! + 1,
          ...(swapped ? [rows[row - 2]![column - 2]! + 1] : []),
        ),
      );
    }
    rows.push(current);
  }
  return rows[from.length]![to.length]!;
}

/** The nearest word, if it is near enough to be a slip (a third of its letters); undefined otherwise. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: { word: string; distance: number } | undefined;
  for (const candidate of words) {
    const most = Math.max(1, Math.floor(candidate.length / 3));
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(folded, candidate.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) {
      best = { word: candidate, distance };
    }
  }
  return best?.word;
}
