import './pages.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { records } from '../../api/client.ts';
import { formatNumber } from '../../format/numbers.ts';
import { lastPage, RECORDS_WINDOW } from '../../state/query.ts';
import { PAGE_SIZES, writeSelection } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** From page to page, and how long a page is. */
export function Pages({ dataset, selection, select, rows }: Selecting & { rows: number }) {
  const { lang, words } = useLanguage();
  const queries = useQueryClient();
  const id = useId();
  const last = lastPage(rows, selection.size);
  const page = Math.min(selection.page, last);
  const number = (value: number): string => formatNumber(lang, value);
  const step = (to: number, name: string) => {
    if (to < 1 || to > last)
      return (
        <span className="button" aria-disabled="true">
          {name}
        </span>
      );
    const there = { ...selection, page: to };
    const announce = () => void queries.prefetchQuery(records(dataset, there));
    return (
      <Link
        className="button"
        to="."
        search={writeSelection(there)}
        resetScroll={false}
        onPointerEnter={announce}
        onFocus={announce}
      >
        {name}
      </Link>
    );
  };
  return (
    <div className="pages" data-screen-only>
      <nav aria-label={words.table.pages}>
        {step(page - 1, words.table.previous)}
        <span className="figures">{words.table.page(number(page), number(last))}</span>
        {step(page + 1, words.table.next)}
      </nav>
      <div className="pages-size" data-scripted>
        <label htmlFor={id}>{words.table.size}</label>
        <select
          id={id}
          className="filter-input"
          value={selection.size}
          onChange={(event) => select({ ...selection, size: Number(event.currentTarget.value), page: 1 })}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </div>
      {rows > RECORDS_WINDOW && <p className="pages-window">{words.table.window(number(RECORDS_WINDOW))}</p>}
    </div>
  );
}
