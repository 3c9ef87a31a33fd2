/** Which sentences of a comparison are told first, and the view of the portal that each one leads to. */
import type { Comparison, Moved, Sentence, Shown } from '../../api/comparison.ts';
import type { Search } from '../../state/search.ts';
import { columnOf } from '../../state/sentence.ts';

/** A code says less than the name beside it, which moved as much. */
const CODE = /^code_/;

/** Totals, then periods, then the largest movement of each column in turn. What has no value is no news. */
export function chooseFacts(summary: readonly Sentence[], most: number): readonly Sentence[] {
  const general = summary.filter(({ about }) => about === 'total' || about === 'period');
  const movements = summary.filter(
    ({ about, query }) => about === 'movement' && viewOf(query) !== null && !CODE.test(columnOf(query)),
  );
  const byColumn = Map.groupBy(movements, ({ query }) => columnOf(query));
  const rounds = Math.max(0, ...[...byColumn.values()].map((list) => list.length));
  const inTurn = Array.from({ length: rounds }, (_, round) =>
    [...byColumn.values()].flatMap((list) => list[round] ?? []),
  );
  return [...general, ...inTurn.flat()].slice(0, most);
}

const EQUAL = /^(\w+) = ("(?:[^"\\]|\\.)*")$/;
const AMONG = /^(\w+) in \((.*)\)$/;

/** The filters and the order that show the rows of a query in the table; null when the table has none that say the same. */
export function viewOf(query: Shown | null): Search | null {
  if (query === null) return null;
  const measure = measureOf(query);
  const sort: Search = measure === null ? {} : { sort: [`-${measure}`] };
  if (query.where === undefined) return sort;
  const [, equal, value = ''] = EQUAL.exec(query.where) ?? [];
  if (equal !== undefined) return { [`refine.${equal}`]: unquoted(value), ...sort };
  const [, column, list = ''] = AMONG.exec(query.where) ?? [];
  if (column === undefined) return null;
  if (!list.startsWith('date')) return { [`refine.${column}`]: unquoted(list), ...sort };
  const months = [...list.matchAll(/date'([^']*)'/g)].map(([, month]) => month!);
  return follow(months) ? { [`range.${column}`]: [`${months[0]}..${months.at(-1)}`], ...sort } : null;
}

/** The measure that a query sums. */
export const measureOf = ({ select }: Shown): string | null => /^sum\((\w+)\)/.exec(select)?.[1] ?? null;

/** The movement that a comparison is told by: its first total that moved; null when none did. */
export function leadOf({ summary, totals }: Comparison): Moved | null {
  const total = summary.find(({ about }) => about === 'total')?.query ?? null;
  const measure = total === null ? null : measureOf(total);
  return totals.find((moved) => moved.measure === measure) ?? null;
}

/** How far the lead of a comparison moved, as a share of what it was: what ranks the stories. */
export function weightOf(comparison: Comparison): number {
  const lead = leadOf(comparison);
  return lead === null ? 0 : Math.abs((lead.after ?? 0) - (lead.before ?? 0)) / Math.max(1, Math.abs(lead.before ?? 0));
}

/** The texts of a list of the query language. */
const unquoted = (list: string): string[] =>
  [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!.replaceAll(/\\(.)/g, '$1'));

/** Months without a hole between them. */
const follow = (months: readonly string[]): boolean => {
  const ranks = months.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  return ranks.every((rank, index) => index === 0 || rank === ranks[index - 1]! + 1);
};
