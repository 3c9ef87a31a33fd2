import type { Dataset, Field, Lang, Value } from '../../api/types.ts';
import { typeset } from '../../format/typography.ts';
import { formatValue, NOT_APPLICABLE } from '../../format/values.ts';
import { isNumber, maskedWhenNull, readValue } from '../../state/fields.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';

interface BodyCellProps {
  readonly dataset: Dataset;
  readonly field: Field;
  readonly value: Value;
  /** Names its row. */
  readonly header: boolean;
  /** In a column of long texts. */
  readonly long: boolean;
  /** The cell that the tab key reaches. */
  readonly reachable: boolean;
}

/** A value, or why there is none. */
export function BodyCell({ dataset, field, value, header, long, reachable }: BodyCellProps) {
  const { lang, words } = useLanguage();
  const Cell = header ? 'th' : 'td';
  const { kind, text, reason } = shown(dataset, field, value, lang, words);
  return (
    <Cell
      scope={header ? 'row' : undefined}
      tabIndex={reachable ? 0 : -1}
      data-number={isNumber(field) || undefined}
      data-long={long || undefined}
      data-kind={kind}
    >
      <span className="cell-text" lang={kind === undefined && field.type === 'text' ? 'fr' : undefined}>
        {text}
      </span>
      {reason !== null && <Reason text={reason} />}
    </Cell>
  );
}

/** Read at once by a screen reader, seen on focus or under the pointer. */
export function Reason({ text }: { text: string }) {
  return <span className="reason">{text}</span>;
}

interface Shown {
  readonly kind: 'masked' | 'none' | undefined;
  readonly text: string;
  readonly reason: string | null;
}

/** What a published value means, on a page that reads it otherwise: the cell keeps what is downloaded. */
function readingOf(field: Field, value: NonNullable<Value>, lang: Lang): string | null {
  const reading = readValue(field, lang, `${value}`);
  return reading === `${value}` ? null : reading;
}

function shown({ fields, metas }: Dataset, field: Field, value: Value, lang: Lang, { table }: Words): Shown {
  if (value === NOT_APPLICABLE) return { kind: 'none', text: table.notApplicable, reason: null };
  if (value !== null)
    return { kind: undefined, text: formatValue(lang, field, value), reason: readingOf(field, value, lang) };
  if (maskedWhenNull(field, fields)) return { kind: 'masked', text: table.masked, reason: table.maskedWhy };
  return { kind: 'none', text: '–', reason: typeset(lang, metas.opencpf.nullable[field.name] ?? table.null) };
}
