import type { CodeFinding } from '../../api/quality.ts';
import { showPercent } from '../../charts/table.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { WORDS } from './words.ts';

/** Codes looked for in their lists: how many are unknown, and how many may be. */
export function Codes({ codes, name }: { codes: readonly CodeFinding[]; name: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (codes.length === 0) return null;
  const unknown = codes.reduce((sum, code) => sum + code.unknown, 0);
  return (
    <details className="health-more" open={unknown > 0}>
      <summary>
        {words.codesTitle} ({formatNumber(lang, unknown)})
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="health-scroll" tabIndex={0} data-scrolls aria-label={words.codesCaption(name)}>
        <table className="releases">
          <caption className="hidden-words">{words.codesCaption(name)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.list}</th>
              <th scope="col" data-number>
                {words.unknown}
              </th>
              <th scope="col" data-number>
                {words.most}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.map(({ column, list, judged, rows, unknown: count, most, values }) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>
                  {judged ? list : words.listAbsent}
                  {values.length > 0 && ` : ${values.map(({ value }) => value).join(', ')}`}
                </td>
                <td data-number className="figures">
                  {judged ? showPercent(lang, rows === 0 ? 0 : (100 * count) / rows) : '–'}
                </td>
                <td data-number className="figures">
                  {showPercent(lang, 100 * most)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
