import type { Dataset, Field, Row } from '../../api/types.ts';
import { formatValue } from '../../format/values.ts';
import { aggregationOf, isMeasure, isNumber } from '../../state/fields.ts';
import { useLanguage } from '../language/language.ts';
import { Reason } from './body-cell.tsx';

interface TotalRowProps {
  readonly dataset: Dataset;
  readonly fields: readonly Field[];
  readonly totals: Row | undefined;
}

/** The whole selection in one row: sums where they are allowed, weighted means, and why not where they are not. */
export function TotalRow({ dataset, fields, totals }: TotalRowProps) {
  const { words } = useLanguage();
  if (!fields.some(isMeasure)) return null;
  return (
    <tfoot>
      <tr>
        {fields.map((field, place) =>
          place === 0 && !isNumber(field) ? (
            <th key={field.name} scope="row">
              {words.table.total} <span className="hidden-words">{words.table.totalOf}</span>
            </th>
          ) : (
            <TotalCell key={field.name} dataset={dataset} field={field} value={totals?.[field.name] ?? null} />
          ),
        )}
      </tr>
    </tfoot>
  );
}

function TotalCell({ dataset, field, value }: { dataset: Dataset; field: Field; value: Row[string] }) {
  const { lang, words } = useLanguage();
  const { kind } = aggregationOf(field);
  if (kind === 'none') return <td />;
  const text = value === null || value === undefined ? '' : formatValue(lang, field, rounded(field, value));
  const reason = {
    distinct: words.table.notAdditiveWhy,
    mean: words.table.weighted,
    sum: dataset.metas.opencpf.masked_rows > 0 ? words.table.withoutMasked : null,
    min: null,
    max: null,
  }[kind];
  return (
    <td data-number tabIndex={reason === null ? undefined : 0} data-kind={kind === 'distinct' ? 'none' : undefined}>
      <span className="cell-text">{kind === 'distinct' ? words.table.notAdditive : text}</span>
      {reason !== null && <Reason text={reason} />}
    </td>
  );
}

/** A mean of whole numbers is shown whole, as the column is published. */
const rounded = (field: Field, value: string | number): string | number =>
  field.type === 'int' && typeof value === 'number' ? Math.round(value) : value;
