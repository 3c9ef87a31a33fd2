import './more-rows.css';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Records } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { RECORDS_WINDOW } from '../../state/query.ts';
import { writeSearch } from '../../state/search.ts';
import { PAGE_SIZES, writeSelection } from '../../state/selection.ts';
import { Failure } from '../failure/failure.tsx';
import { Choice } from '../input/choice.tsx';
import { useLanguage, useWords } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { WORDS } from './words.ts';

/** The pages of rows that have come, and how the next one is asked for. */
export type RowPages = UseInfiniteQueryResult<InfiniteData<Records>>;

/** Rows that come as one scrolls; beyond, they are asked for, so that the page stays light. */
const AUTOMATIC_ROWS = 500;

/** The sizes as a choice writes them. Numbers come in their order. */
const SIZES = Object.fromEntries(PAGE_SIZES.map((size) => [size, `${size}`]));

const rowsIn = ({ data }: RowPages): number => data?.pages.flatMap(({ results }) => results).length ?? 0;

/** The end of the rows that have come: the next ones are asked for when it is nearly in sight. */
export function WhenReached({ pages }: { pages: RowPages }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages;
  const waits = hasNextPage && !isFetching && !isError && rowsIn(pages) < AUTOMATIC_ROWS;
  useEffect(() => {
    if (!waits) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      root: end.current!.parentElement,
      rootMargin: '0px 0px 50% 0px',
    });
    seen.observe(end.current!);
    return () => seen.disconnect();
  }, [waits, fetchNextPage]);
  return <div ref={end} />;
}

/** Which rows are shown, said again when more of them come; the way to the next ones, and how many come at once. */
export function MoreRows({ selection, select, pages }: Selecting & { pages: RowPages }) {
  const { lang, words } = useLanguage();
  const table = useWords(WORDS);
  const { size, page } = selection;
  const all = pages.data?.pages[0]?.total_count ?? 0;
  const first = (page - 1) * size + 1;
  const number = (value: number): string => formatNumber(lang, value);
  return (
    <div className="more-rows" data-screen-only>
      <span className="figures" role="status">
        {table.shown(number(first), number(first + rowsIn(pages) - 1), number(all))}
      </span>
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          aria-disabled={pages.isFetching}
          onClick={() => void (pages.isFetching || pages.fetchNextPage())}
        >
          {table.more(number(size))}
        </button>
      )}
      {pages.hasNextPage && (
        <noscript>
          <a href={writeSearch(writeSelection({ ...selection, page: page + 1 }))}>{table.next}</a>
        </noscript>
      )}
      {page > 1 && (
        <button type="button" className="button" onClick={() => select({ ...selection, page: 1 })}>
          {table.first}
        </button>
      )}
      <Choice
        label={words.table.size}
        options={SIZES}
        chosen={`${size}`}
        choose={(next) => select({ ...selection, size: Number(next), page: 1 })}
      />
      {pages.isFetchNextPageError && <Failure error={pages.error} retry={() => void pages.fetchNextPage()} />}
      <p>{table.cells}</p>
      {all > RECORDS_WINDOW && <p>{words.table.window(number(RECORDS_WINDOW))}</p>}
    </div>
  );
}
