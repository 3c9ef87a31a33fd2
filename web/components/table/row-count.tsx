import type { Dataset } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { useLanguage } from '../language/language.ts';

/** How many rows the selection holds, said again when it changes. */
export function RowCount({ dataset, rows, stale }: { dataset: Dataset; rows: number | undefined; stale: boolean }) {
  const { lang, words } = useLanguage();
  const all = dataset.metas.default.records_count;
  return (
    <p className="row-count figures" role="status" data-stale={stale || undefined}>
      {rows !== undefined && (
        <>
          <strong>{words.table.rows(formatNumber(lang, rows), rows)}</strong>
          {rows !== all && ` ${words.table.ofAll(formatNumber(lang, all))}`}
        </>
      )}
    </p>
  );
}
