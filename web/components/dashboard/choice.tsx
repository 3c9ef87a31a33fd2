import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import type { Search } from '../../state/search.ts';

interface Choice {
  /** Parameter of the address. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Values with their words; the first is the usual one and leaves the address. */
  readonly options: readonly (readonly [value: string, words: string])[];
}

/** One of a few, kept in the address. */
export function AddressChoice({ name, label, value, options }: Choice) {
  const id = useId();
  const navigate = useNavigate();
  const { [name]: _, ...others } = useSearch({ strict: false }) as Search;
  const choose = (chosen: string) =>
    void navigate({
      to: '.',
      search: chosen === options[0]?.[0] ? others : { ...others, [name]: [chosen] },
      resetScroll: false,
    });
  return (
    <span className="measure-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="filter-input" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
