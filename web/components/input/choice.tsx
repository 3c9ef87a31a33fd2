import './choice.css';
import { useId } from 'react';

interface ChoiceProps {
  readonly label: string;
  /** The words of each value, in order. */
  readonly options: Readonly<Record<string, string>>;
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** One value of a list, with its name beside. */
export function Choice({ label, options, chosen, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="filter-input figures"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
