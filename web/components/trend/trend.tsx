import './trend.css';
import { showPercent } from '../../charts/table.ts';
import { changeOf, trendOf } from '../../charts/trend.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

interface Years {
  /** Files over the last twelve months that are over. */
  readonly now: number;
  /** Over the twelve before. */
  readonly before: number;
}

/** New, rising, falling or steady, with the rule that says so; nothing when files are too few. */
export function TrendBadge({ now, before }: Years) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const trend = trendOf(now, before);
  if (trend === null) return null;
  const change = changeOf(now, before);
  const percent = showPercent(lang, Math.abs(change));
  return (
    <details className="trend" data-trend={trend}>
      <summary>
        <strong>{words[trend]}</strong>
        {trend !== 'new' && ` ${words.change(change < 0 ? '−' : '+', percent)}`}
      </summary>
      <p>{words.rule}</p>
    </details>
  );
}
