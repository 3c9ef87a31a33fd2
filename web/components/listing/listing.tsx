import './listing.css';
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { API, answer } from '../../api/client.ts';
import type { Records, Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { ChartTable } from '../../charts/table.ts';
import { useFollowing } from '../chart/follow.ts';
import { ChartRows } from '../chart/rows.tsx';
import { Source } from '../chart/source.tsx';
import { Failure } from '../failure/failure.tsx';
import { useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

interface Listed {
  readonly title: string;
  /** Its rank below the title of the page; 3 by default. */
  readonly rank?: 2 | 3;
  /** What a row is, and what would mislead. */
  readonly note?: string;
  /** Said when there is no row. */
  readonly empty?: string;
  readonly view: View;
  /** Paths below the API. */
  readonly paths: readonly string[];
  readonly tell: (answers: readonly Records[]) => ChartTable;
  /** Address that the name of a row leads to. */
  readonly link?: (row: Row) => string | null;
}

/** A short table that answers make, with its source and its queries. */
export function Listing({ title, rank = 3, note, empty, view, paths, tell, link }: Listed) {
  const words = useWords(WORDS);
  const Heading = `h${rank}` as const;
  const place = useRef<HTMLElement>(null);
  useFollowing(place);
  const asked = useQueries({ queries: paths.map(answer) });
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const answers = asked.flatMap(({ data }) => data ?? []);
  const table = answers.length < paths.length ? undefined : tell(answers);
  return (
    <section ref={place} className="listing" aria-busy={table === undefined || undefined}>
      <Heading>{title}</Heading>
      {note !== undefined && <p>{note}</p>}
      {table?.rows.length === 0 && <p>{empty ?? words.empty}</p>}
      {table !== undefined && table.rows.length > 0 && (
        <ChartRows table={table} lang={view.lang} caption={title} link={link} />
      )}
      <div className="listing-source">
        <Source view={view} />
        {paths.map((path, index) => {
          const name = paths.length > 1 ? `${words.query} ${index + 1}` : words.query;
          return (
            <a key={path} href={API + path} aria-label={`${name}, ${title}`} data-screen-only>
              {name}
            </a>
          );
        })}
      </div>
    </section>
  );
}
