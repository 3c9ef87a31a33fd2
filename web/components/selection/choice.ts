/** A choice of the page that is not part of the selection: one parameter of the address. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '../../state/search.ts';

/** What the address says, and how to say something else; `otherwise` is not written. */
export function useChoice(name: string, otherwise: string): readonly [chosen: string, choose: (next: string) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const choose = (next: string) => {
    const { [name]: _, ...others } = search;
    const said = next === otherwise ? others : { ...others, [name]: [next] };
    void navigate({ to: '.', search: said, resetScroll: false });
  };
  return [search[name]?.[0] ?? otherwise, choose];
}
