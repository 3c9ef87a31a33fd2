import { useId } from 'react';
import { useWords } from '../language/language.ts';
import { useChoice } from '../selection/choice.ts';
import { DELIMITERS, type Delimiter } from './formats.ts';
import { WORDS } from './words.ts';

/** In the address: `labels=yes` puts labels at the head of the columns. */
export const LABELS = 'labels';
export const NAMES_FIRST = 'no';

/** What stands between columns, and what stands over them. */
export function CsvOptions() {
  const words = useWords(WORDS);
  const id = useId();
  const [delimiter, setDelimiter] = useChoice('delimiter', 'semicolon');
  const [labels, setLabels] = useChoice(LABELS, NAMES_FIRST);
  return (
    <div className="csv-options">
      <label htmlFor={id}>{words.delimiter}</label>
      <select
        id={id}
        className="filter-input"
        value={delimiter}
        onChange={(event) => setDelimiter(event.currentTarget.value)}
      >
        {(Object.keys(DELIMITERS) as Delimiter[]).map((one) => (
          <option key={one} value={one}>
            {words.delimiters[one]}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={labels !== NAMES_FIRST}
          onChange={({ currentTarget }) => setLabels(currentTarget.checked ? 'yes' : NAMES_FIRST)}
        />
        {words.labels}
      </label>
    </div>
  );
}
