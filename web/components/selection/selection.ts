/** The selection of the page: read from the address, written to it. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Dataset } from '../../api/types.ts';
import type { Search } from '../../state/search.ts';
import {
  fitSelection,
  parseSelection,
  type Selection,
  withoutSelection,
  writeSelection,
} from '../../state/selection.ts';

export interface Selecting {
  readonly dataset: Dataset;
  readonly selection: Selection;
  /** Each choice is an address of its own: back undoes it. */
  readonly select: (next: Selection) => void;
}

export function useSelection(dataset: Dataset): Selecting {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  return {
    dataset,
    selection: fitSelection(parseSelection(search), dataset.fields),
    select: (next) =>
      void navigate({ to: '.', search: { ...withoutSelection(search), ...writeSelection(next) }, resetScroll: false }),
  };
}
