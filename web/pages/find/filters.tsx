import { useState } from 'react';
import type { Field } from '../../api/types.ts';
import { FacetFilter } from '../../components/filters/facet.tsx';
import { RangeFilter } from '../../components/filters/range.tsx';
import { Choice } from '../../components/input/choice.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { isNumber, titleOf } from '../../state/fields.ts';
import { countFilters, type Selection } from '../../state/selection.ts';
import type { Finding } from './finding.ts';
import { conditions, type Mode, withoutText } from './wish.ts';
import { WORDS } from './words.ts';

/** Filters that are open before one asks. */
const OPEN = new Set(['libelle_nsf_1', 'nom_departement']);

/** Numbers of certifications come from links; they show as tags only. */
const isOffered = ({ name }: Field): boolean => !name.startsWith('code_');

/** Where, then what: a filter for each thing a person chooses by. */
export function FindFilters(finding: Finding) {
  const words = useWords(WORDS);
  const { dataset, wish, ask } = finding;
  return (
    <div className="find-filters">
      <Choice
        label={words.modeTitle}
        options={words.modes}
        chosen={wish.mode}
        choose={(mode) => ask({ ...wish, mode: mode as Mode, selection: { ...wish.selection, page: 1 } })}
      />
      {dataset.fields.filter(isOffered).map((field) => (
        <Filter key={field.name} field={field} finding={finding} />
      ))}
    </div>
  );
}

/** Asks for its values only while it is open. */
function Filter({ field, finding: { dataset, wish, ask } }: { field: Field; finding: Finding }) {
  const { lang } = useLanguage();
  const chosen = wish.selection.values[field.name]?.length ?? 0;
  const [open, setOpen] = useState(OPEN.has(field.name) || chosen > 0 || field.name in wish.selection.ranges);
  const selecting = {
    dataset,
    selection: withoutText(wish.selection),
    select: (next: Selection) => ask({ ...wish, selection: { ...next, text: wish.selection.text } }),
  };
  return (
    <details className="filter" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {titleOf(field, lang)}
        {chosen > 0 && <span className="filter-count figures">{chosen}</span>}
      </summary>
      {open && isNumber(field) && <RangeFilter field={field} {...selecting} />}
      {open && !isNumber(field) && <FacetFilter field={field} where={conditions(wish)} {...selecting} />}
    </details>
  );
}

/** How many filters are in force, words apart. */
export const filtersIn = ({ selection, mode }: Finding['wish']): number =>
  countFilters(withoutText(selection)) + (mode === 'any' ? 0 : 1);
