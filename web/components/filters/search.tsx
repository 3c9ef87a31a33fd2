import { useId } from 'react';
import { writeSelection } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** Words looked for in the whole row. */
export function TextSearch({ selection, select }: Selecting) {
  const { words } = useLanguage();
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
          aria-label={words.filters.search}
          aria-describedby={`${id}-hint`}
          placeholder={words.filters.search}
          defaultValue={selection.text}
        />
        {written.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="button">
          {words.filters.searchGo}
        </button>
      </form>
      <p id={`${id}-hint`} className="hidden-words">
        {words.filters.searchHint}
      </p>
    </search>
  );
}
