import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { type Place, ROUTE } from '../../state/places.ts';
import type { Search } from '../../state/search.ts';

type Rest = Pick<
  ComponentProps<'a'>,
  'children' | 'className' | 'lang' | 'hrefLang' | 'id' | 'aria-label' | 'aria-current' | 'title'
>;

interface Going extends Rest {
  readonly place: Place;
  /** What is filtered there; `same`: as here; nothing by default. */
  readonly search?: Search | 'same';
  /** Part of the page. */
  readonly hash?: string;
  /** Stays where the page is scrolled: the new page is a view of the same thing. */
  readonly still?: boolean;
}

/** A link to a page of the portal, which is the current one (`aria-current`) only when the whole path is the same. */
export function To({ place, search, still = false, ...rest }: Going) {
  return (
    <Link
      to={ROUTE}
      params={place}
      search={search === 'same' ? true : (search ?? {})}
      resetScroll={!still}
      activeOptions={{ exact: true, includeSearch: false, includeHash: rest.hash !== undefined }}
      {...rest}
    />
  );
}
