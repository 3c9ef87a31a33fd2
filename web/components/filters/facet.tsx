import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { facetValues } from '../../api/client.ts';
import type { FacetValue, Field } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { NOT_APPLICABLE } from '../../format/values.ts';
import { titleOf, unitOf } from '../../state/fields.ts';
import { withValues } from '../../state/selection.ts';
import { Failure } from '../failure/failure.tsx';
import { useLanguage } from '../language/language.ts';
import { ReadValue } from '../read-value/read-value.tsx';
import type { Selecting } from '../selection/selection.ts';
import { useSettled } from './settled.ts';

/** From this many values on, one can search among them. */
const MANY_VALUES = 10;

interface Asked extends Selecting {
  readonly field: Field;
  /** Conditions of the page beside the selection. */
  readonly where?: readonly string[];
}

/** Several values of a column, with how many rows each has under the other filters. */
export function FacetFilter({ field, where = [], dataset, selection, select }: Asked) {
  const { lang, words } = useLanguage();
  const [beginning, setBeginning] = useState('');
  const asked = useSettled(beginning.trim());
  const { data, error, isPlaceholderData, refetch } = useQuery(
    facetValues(dataset, selection, field.name, { beginning: asked, where }),
  );
  const chosen = selection.values[field.name] ?? [];
  if (error) return <Failure error={error} retry={refetch} />;
  const facet = data?.facets.find(({ name }) => name === field.name);
  const found = facet?.facets ?? [];
  const more = facet !== undefined && facet.total > found.length;
  const listed = inReadingOrder(field, withChosen(found, chosen));
  const toggle = (value: string) =>
    select(
      withValues(
        selection,
        field.name,
        chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
      ),
    );
  return (
    <fieldset className="facet" data-stale={isPlaceholderData || undefined}>
      <legend className="hidden-words">{titleOf(field, lang)}</legend>
      {((found.length >= MANY_VALUES && !isPeriod(field, found)) || beginning !== '') && (
        <input
          type="search"
          className="filter-input"
          aria-label={words.filters.find(titleOf(field, lang))}
          placeholder={words.filters.findShort}
          value={beginning}
          onChange={(event) => setBeginning(event.currentTarget.value)}
        />
      )}
      <div className="facet-values">
        {listed.map(({ value, count }) => (
          <Choice
            key={value}
            field={field}
            value={value}
            count={count}
            chosen={chosen.includes(value)}
            toggle={toggle}
          />
        ))}
        {data !== undefined && listed.length === 0 && <p className="filter-hint">{words.filters.noValue}</p>}
      </div>
      {more && (
        <p className="filter-hint">{words.filters.firstValues(found.length, formatNumber(lang, facet.total))}</p>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  field: Field;
  value: string;
  count: number | undefined;
  chosen: boolean;
  toggle: (value: string) => void;
}

function Choice({ field, value, count, chosen, toggle }: ChoiceProps) {
  const { lang, words } = useLanguage();
  const id = useId();
  return (
    <div className="facet-value">
      <input type="checkbox" id={id} checked={chosen} onChange={() => toggle(value)} />
      <label htmlFor={id}>
        {value === NOT_APPLICABLE ? (
          <span>{words.table.notApplicable}</span>
        ) : (
          <ReadValue field={field} value={value} />
        )}
        <span className="facet-count figures">{count === undefined ? '' : formatNumber(lang, count)}</span>
      </label>
    </div>
  );
}

/** Chosen values stay in sight even when nothing has them any more. */
const withChosen = (found: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] => [
  ...chosen
    .filter((value) => !found.some((one) => one.value === value))
    .map((value): FacetValue => ({ name: value, value, state: 'refined' })),
  ...found,
];

/** Years and quarters from the latest, ordered vocabularies in their order, the rest as the API gives it: most rows first. */
function inReadingOrder(field: Field, values: readonly FacetValue[]): readonly FacetValue[] {
  const { vocabulary } = field.annotations;
  if (vocabulary !== undefined) return values.toSorted((a, b) => rank(vocabulary, a.value) - rank(vocabulary, b.value));
  return isPeriod(field, values) ? values.toSorted((a, b) => (a.value < b.value ? 1 : -1)) : values;
}

const isPeriod = (field: Field, values: readonly FacetValue[]): boolean =>
  unitOf(field) === 'year' || values.every(({ value }) => /^\d{4}-T\d$/.test(value));

const rank = (vocabulary: readonly string[], value: string): number =>
  vocabulary.includes(value) ? vocabulary.indexOf(value) : vocabulary.length;
