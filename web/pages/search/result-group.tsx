import { type ReactNode, useId } from 'react';
import { useLanguage } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';

/** A family of results under its name and their number. */
export function ResultGroup({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { lang } = useLanguage();
  const id = useId();
  return (
    <section className="search-group" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="figures">{formatNumber(lang, count)}</span>
      </h2>
      {children}
    </section>
  );
}
