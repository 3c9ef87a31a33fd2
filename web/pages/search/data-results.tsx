import type { UseQueryResult } from '@tanstack/react-query';
import { API } from '../../api/client.ts';
import type { Records } from '../../api/types.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { type Group, SHOWN } from './ask.ts';
import { ResultGroup } from './result-group.tsx';
import { WORDS } from './words.ts';

interface Asked {
  readonly group: Group;
  readonly path: string;
  readonly text: string;
  readonly asked: UseQueryResult<Records>;
}

/** The first results of a family, how many there are, and the query that found them. */
export function DataResults({ group, path, text, asked: { data, error, refetch } }: Asked) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  const rows = data?.results ?? [];
  const total = data?.total_count ?? 0;
  const title = words.groups[group.name];
  return rows.length === 0 ? null : (
    <ResultGroup title={title} count={total}>
      <ul className="search-list">
        {rows.map((row) => (
          <li key={`${group.title(row)} ${group.detail(row)}`}>
            <To {...group.going(lang, row)}>{group.title(row)}</To>
            <p>
              {[group.detail(row), words.counts[group.name](formatNumber(lang, Number(row.value)), Number(row.value))]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <p className="search-more">
        {total > SHOWN && <To {...group.all(lang, text)}>{words.all(formatNumber(lang, total))}</To>}
        <a href={API + path} aria-label={words.queryOf(title)}>
          {words.query}
        </a>
      </p>
    </ResultGroup>
  );
}
