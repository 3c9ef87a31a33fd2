import { API } from '../../api/client.ts';
import type { Releases } from '../../api/types.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatInstant } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { WORDS } from './words.ts';

/** Releases listed, the latest ones: the page of the dataset has them all. */
const MOST = 6;

/** The last releases made, whatever became of them, with the report of each. */
export function LastReleases({ register: { dataset, versions }, zone }: { register: Releases; zone: string }) {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="health-scroll" tabIndex={0} data-scrolls aria-label={`${words.releasesTitle}, ${dataset}`}>
      <table className="health-releases">
        <caption>{words.releasesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{words.release}</th>
            <th scope="col">{words.madeOn}</th>
            <th scope="col" data-number>
              {words.rows}
            </th>
            <th scope="col">{site.information.result}</th>
            <th scope="col">{words.report}</th>
          </tr>
        </thead>
        <tbody>
          {versions
            .slice(-MOST)
            .toReversed()
            .map(({ version, created_at, rows, result, reason, accepted, rolled_back }) => (
              <tr key={version}>
                <th scope="row" className="figures">
                  {version}
                </th>
                <td>{formatInstant(lang, created_at, zone)}</td>
                <td data-number className="figures">
                  {formatNumber(lang, rows)}
                </td>
                <td>
                  {typeset(
                    lang,
                    [
                      site.information.results[result],
                      reason,
                      accepted?.reason,
                      ...(rolled_back === undefined ? [] : [words.takenBack, rolled_back.reason]),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' : '),
                  )}
                </td>
                <td>
                  <a
                    href={`${API}/catalog/datasets/${dataset}/releases/${version}/quality.${lang}.html`}
                    aria-label={words.reportOf(version)}
                  >
                    {words.report}
                  </a>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
