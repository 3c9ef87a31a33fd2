/** The rows of each release of a dataset, as a drawing. */
import type { Lang, Releases } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { type ChartColumn, showPercent, showValue } from '../../charts/table.ts';
import { WORDS } from './words.ts';

/** Releases drawn at most, the latest ones. */
const MOST = 60;

/** Null before the second release. Those refused, held or taken back are not drawn. */
export function tellRows({ versions }: Releases, lang: Lang): Telling | null {
  const words = WORDS[lang];
  const standing = versions
    .filter(({ result, rolled_back }) => result === 'published' && rolled_back === undefined)
    .slice(-MOST);
  const [before, last] = standing.slice(-2);
  if (before === undefined || last === undefined) return null;
  const rows: ChartColumn = { key: 'rows', title: words.rows, kind: 'number', unit: 'row' };
  const change = (100 * (last.rows - before.rows)) / before.rows;
  const moved = showPercent(lang, Math.abs(change));
  return {
    title: change === 0 ? words.rowsSame : change > 0 ? words.rowsMore(moved) : words.rowsFewer(moved),
    subtitle: words.rowsOf(showValue(lang, rows, last.rows)),
    table: {
      columns: [
        { key: 'release', title: words.asOf, kind: 'date' },
        { key: 'version', title: words.release, kind: 'text' },
        rows,
      ],
      rows: standing.map(({ version, as_of, rows: count }) => ({ release: as_of, version, rows: count })),
    },
    drawing: { form: 'columns', x: 'release', y: 'rows' },
  };
}
