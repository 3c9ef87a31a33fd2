import './protection.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { API, datasetPath, disclosure } from '../../../api/client.ts';
import type { Disclosure } from '../../../api/quality.ts';
import type { Dataset } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { formatDate } from '../../../format/dates.ts';
import { formatNumber, formatShare } from '../../../format/numbers.ts';
import { typeset } from '../../../format/typography.ts';
import { WORDS } from './words.ts';

/** What protects people in the release shown: how much is masked and what that stands for, where, and what it does not do. */
export function Protection({ dataset }: { dataset: Dataset }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { release } = dataset.metas.opencpf;
  const { data: report } = useSuspenseQuery(disclosure(dataset.dataset_id, release));
  const folder = `${API}${datasetPath(dataset.dataset_id)}/releases/${release}`;
  return (
    <section className="protection" aria-labelledby="protection">
      <h2 id="protection">{words.protection}</h2>
      <Said report={report} />
      {report.rows.masked > 0 && <ByPeriod spread={report.spread[0]} />}
      {report.limits.length > 0 && (
        <details>
          <summary>{words.leftOpen(report.limits.length)}</summary>
          <ul>
            {report.limits.map((limit) => (
              <li key={limit.en}>{typeset(lang, limit[lang])}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="change-links" data-screen-only>
        <a href={`${folder}/disclosure.${lang}.html`}>{words.fullReport}</a>
        <a href={`${folder}/disclosure`}>JSON</a>
      </p>
    </section>
  );
}

/** The policy in sentences. */
function Said({ report: { policy, unmasked, rows, checks, stands_for } }: { report: Disclosure }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (policy === null)
    return (
      <p>
        {words.noneMasked} {unmasked !== null && typeset(lang, unmasked[lang])}
      </p>
    );
  const { masked, total } = rows;
  const fewest = policy.fewest_holders;
  if (masked === 0) return <p>{words.noneHere(fewest)}</p>;
  const count = (value: number): string => formatNumber(lang, value);
  const holders = stands_for.find(({ measure }) => measure === policy.holders);
  const broken = checks.reduce((sum, check) => sum + check.broken, 0);
  return (
    <p>
      {words.masked(count(masked), count(total), formatShare(lang, masked / total), fewest)}{' '}
      {holders?.most_share != null &&
        words.standFor(formatShare(lang, holders.least_share), formatShare(lang, holders.most_share))}
      {broken > 0 && <strong> {words.rowsMissing(count(broken))}</strong>}
    </p>
  );
}

/** Masked rows of each period, the latest first. */
function ByPeriod({ spread }: { spread: Disclosure['spread'][number] | undefined }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (spread === undefined) return null;
  const caption = words.maskedBy(spread.title[lang].toLocaleLowerCase(lang));
  return (
    <details>
      <summary>{caption}</summary>
      <table className="protection-periods figures">
        <caption className="hidden-words">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.rows}</th>
            <th scope="col">{words.maskedRows}</th>
            <th scope="col">{words.maskedShare}</th>
          </tr>
        </thead>
        <tbody>
          {spread.values.toReversed().map(({ value, rows, masked }) => (
            <tr key={value}>
              <th scope="row">{value === null ? '–' : formatDate(lang, value)}</th>
              <td>{formatNumber(lang, rows)}</td>
              <td>{formatNumber(lang, masked)}</td>
              <td>{formatShare(lang, rows === 0 ? 0 : masked / rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
