import './filters.css';
import { useState } from 'react';
import type { Field } from '../../api/types.ts';
import { isFacet, isNumber, titleOf } from '../../state/fields.ts';
import type { Selection } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { ExactFilter } from './exact.tsx';
import { FacetFilter } from './facet.tsx';
import { RangeFilter } from './range.tsx';

type Group = 'values' | 'dates' | 'measures' | 'texts';

const groupOf = (field: Field): Group => {
  if (isFacet(field)) return 'values';
  if (field.type === 'date') return 'dates';
  return isNumber(field) ? 'measures' : 'texts';
};

const FILTERS = { values: FacetFilter, dates: RangeFilter, measures: RangeFilter, texts: ExactFilter };

/** Groups in reading order; only the first shows its columns at once. */
const GROUPS = ['values', 'dates', 'measures', 'texts'] as const satisfies readonly Group[];

/** Facets open before the reader asks. */
const OPEN_FACETS = 2;

/** A filter for every column, by family. */
export function FilterPanel(selecting: Selecting) {
  return GROUPS.map((group) => {
    const fields = selecting.dataset.fields.filter((field) => groupOf(field) === group);
    return fields.length === 0 ? null : <FilterGroup key={group} group={group} fields={fields} {...selecting} />;
  });
}

const chosenIn = ({ values, ranges }: Selection, { name }: Field): number =>
  (values[name]?.length ?? 0) + (name in ranges ? 1 : 0);

function FilterGroup({ group, fields, ...selecting }: Selecting & { group: Group; fields: readonly Field[] }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(
    group === 'values' || fields.some((field) => chosenIn(selecting.selection, field) > 0),
  );
  return (
    <details className="filter-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.filters.groups[group]}</summary>
      {fields.map((field, index) => (
        <Filter
          key={field.name}
          field={field}
          group={group}
          first={group === 'values' && index < OPEN_FACETS}
          {...selecting}
        />
      ))}
    </details>
  );
}

/** Asks for its values only while it is open. */
function Filter({ field, group, first, ...selecting }: Selecting & { field: Field; group: Group; first: boolean }) {
  const { lang } = useLanguage();
  const chosen = chosenIn(selecting.selection, field);
  const [open, setOpen] = useState(first || chosen > 0);
  const Choice = FILTERS[group];
  return (
    <details className="filter" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {titleOf(field, lang)}
        {chosen > 0 && <span className="filter-count figures">{chosen}</span>}
      </summary>
      {open && <Choice field={field} {...selecting} />}
    </details>
  );
}
