/** The selection of the page: read from the address, written to it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Dataset } from '../../api/types.ts';
import { fitSelection, parseSelection, type Selection, writeSelection } from '../../state/selection.ts';

export interface Selecting {
  readonly dataset: Dataset;
  readonly selection: Selection;
  /** Each choice is an address of its own: back undoes it. */
  readonly select: (next: Selection) => void;
}

export function useSelection(dataset: Dataset): Selecting {
  const search = useSearch({ from: '/$lang/$section/$id/{-$tab}' });
  const navigate = useNavigate({ from: '/$lang/$section/$id/{-$tab}' });
  return {
    dataset,
    selection: fitSelection(parseSelection(search), dataset.fields),
    select: (next) => void navigate({ to: '.', search: writeSelection(next), resetScroll: false }),
  };
}
