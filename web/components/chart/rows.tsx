import type { Lang, Row } from '../../api/types.ts';
import { type ChartTable, isMasked, showIn } from '../../charts/table.ts';
import { useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

interface Rows {
  readonly table: ChartTable;
  readonly lang: Lang;
  readonly caption: string;
  readonly link?: ((row: Row) => string | null) | undefined;
  readonly about?: ((row: Row) => string | null) | undefined;
}

/** What is drawn, as a table. Where marks are links, so are the names of rows. */
export function ChartRows({ table: { columns, rows }, lang, caption, link, about }: Rows) {
  const words = useWords(WORDS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="chart-rows" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="hidden-words">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, kind }) => (
              <th key={key} scope="col" data-number={kind === 'number' || undefined}>
                {title}
              </th>
            ))}
            {about !== undefined && <th scope="col">{words.about}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = link?.(row) ?? null;
            const page = about?.(row) ?? null;
            return (
              <tr key={columns.map(({ key, kind }) => (kind === 'number' ? '' : row[key])).join('|')}>
                {columns.map((column, index) => {
                  const text = showIn(lang, column, row);
                  return (
                    <td
                      key={column.key}
                      data-number={column.kind === 'number' || undefined}
                      data-masked={isMasked(column, row) || undefined}
                    >
                      {index === 0 && href !== null ? <a href={href}>{text}</a> : text}
                    </td>
                  );
                })}
                {page !== null && (
                  <td>
                    <a href={page}>{words.itsPage(`${row[columns[0]!.key]}`)}</a>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
