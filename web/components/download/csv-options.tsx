import { Choice } from '../input/choice.tsx';
import { useWords } from '../language/language.ts';
import { useChoice } from '../selection/choice.ts';
import { WORDS } from './words.ts';

/** In the address: `labels=yes` puts labels at the head of the columns. */
export const LABELS = 'labels';
export const NAMES_FIRST = 'no';

/** What stands between columns, and what stands over them. */
export function CsvOptions() {
  const words = useWords(WORDS);
  const [delimiter, setDelimiter] = useChoice('delimiter', 'semicolon');
  const [labels, setLabels] = useChoice(LABELS, NAMES_FIRST);
  return (
    <div className="csv-options">
      <Choice label={words.delimiter} options={words.delimiters} chosen={delimiter} choose={setDelimiter} />
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
