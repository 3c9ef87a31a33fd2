import type { Check } from '../../api/quality.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { WORDS } from './words.ts';

/** The checks with what was found: closed when all passed; those that failed come first. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const failed = checks.filter(({ passed }) => !passed);
  const passed = checks.filter((check) => check.passed);
  return (
    <details className="health-more" open={failed.length > 0}>
      <summary>
        {words.checksTitle} ({words.checks(formatNumber(lang, passed.length), formatNumber(lang, checks.length))})
      </summary>
      <ul className="health-checks">
        {[...failed, ...passed].map(({ name, means, passed: good, advisory, found }) => (
          <li key={name} data-result={good ? 'passed' : advisory === true ? 'warned' : 'failed'}>
            <strong>{good ? words.passed : advisory === true ? words.warned : words.failed}</strong>
            <span>
              {typeset(lang, means[lang])} {found !== undefined && typeset(lang, found[lang])}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
