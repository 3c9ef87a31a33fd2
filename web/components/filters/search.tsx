import { useId } from 'react';
import { writeSelection } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

interface Searching extends Selecting {
  /** What is looked for, when it is not rows. */
  readonly label?: string;
  readonly hint?: string;
}

/** Words looked for in the whole row. */
export function TextSearch({ selection, select, label, hint }: Searching) {
  const { words } = useLanguage();
  const name = label ?? words.filters.search;
  const id = useId();
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('q')).trim();
    select({ ...selection, text, page: 1 });
  };
  // Without scripts the browser sends the form: the rest of the selection goes along.
  const rest = writeSelection({ ...selection, text: '', page: 1 });
  const written = Object.entries(rest).flatMap(([name, values]) => values.map((value) => [name, value] as const));
  return (
    <search className="text-search">
      <form key={selection.text} onSubmit={search}>
        <input
          id={id}
          name="q"
          type="search"
          className="filter-input"
          aria-label={name}
          aria-describedby={`${id}-hint`}
          placeholder={name}
          defaultValue={selection.text}
        />
        {written.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button">
          {words.filters.searchGo}
        </button>
      </form>
      <p id={`${id}-hint`} className={hint === undefined ? 'hidden-words' : 'filter-hint'}>
        {hint ?? words.filters.searchHint}
      </p>
    </search>
  );
}
