import type { Field } from '../../api/types.ts';
import { titleOf } from '../../state/fields.ts';
import { withValues } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** Whole values of a code or text that is too varied to be listed. */
export function ExactFilter({ field, selection, select }: Selecting & { field: Field }) {
  const { lang, words } = useLanguage();
  const chosen = selection.values[field.name] ?? [];
  const add = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value')).trim();
    event.currentTarget.reset();
    if (value !== '' && !chosen.includes(value)) select(withValues(selection, field.name, [...chosen, value]));
  };
  return (
    <form className="exact" onSubmit={add}>
      <input
        name="value"
        className="filter-input"
        aria-label={`${titleOf(field, lang)}, ${words.filters.exact}`}
        placeholder={words.filters.exact}
        autoComplete="off"
      />
      <button type="submit" className="button">
        {words.filters.add}
      </button>
    </form>
  );
}
