import { useId, useState } from 'react';
import type { Field, Lang } from '../../api/types.ts';
import { formatNumber, parseNumber } from '../../format/numbers.ts';
import { isNumber, precisionOf, titleOf, unitOf } from '../../state/fields.ts';
import { type Range, withRange } from '../../state/selection.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

const OPEN: Range = { from: '', to: '' };

/** Numbers or dates between two bounds, both included, either left open. */
export function RangeFilter({ field, selection, select }: Selecting & { field: Field }) {
  const range = selection.ranges[field.name] ?? OPEN;
  return (
    <Bounds
      key={`${range.from}..${range.to}`}
      field={field}
      range={range}
      choose={(next) => select(withRange(selection, field.name, next))}
    />
  );
}

function Bounds({ field, range, choose }: { field: Field; range: Range; choose: (range: Range) => void }) {
  const { lang, words } = useLanguage();
  const [problem, setProblem] = useState<Problem | null>(null);
  const problemId = useId();
  const apply = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const next = parseRange(lang, field, String(given.get('from')), String(given.get('to')));
    setProblem(typeof next === 'string' ? next : null);
    if (typeof next !== 'string') choose(next);
  };
  const bound = (side: keyof Range) => (
    <label className="range-bound">
      <span>{words.filters[side]}</span>
      <input
        name={side}
        className="filter-input figures"
        type={inputType(field)}
        inputMode={isNumber(field) ? 'decimal' : undefined}
        defaultValue={shownBound(lang, field, range[side])}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
      />
    </label>
  );
  return (
    <form onSubmit={apply} noValidate>
      <fieldset className="range">
        <legend className="hidden-words">{titleOf(field, lang)}</legend>
        {bound('from')}
        {bound('to')}
        <button type="submit" className="button">
          {words.filters.apply}
        </button>
      </fieldset>
      {problem === null ? (
        <Unit field={field} words={words} />
      ) : (
        <p id={problemId} className="filter-problem" role="alert">
          {words.filters[problem]}
        </p>
      )}
    </form>
  );
}

function Unit({ field, words }: { field: Field; words: Words }) {
  const unit = unitOf(field);
  return unit !== null && unit in words.units ? (
    <p className="filter-hint">{words.units[unit as keyof Words['units']]}</p>
  ) : null;
}

type Problem = 'wrongNumber' | 'wrongDate' | 'wrongOrder';

/** The bounds as the URL writes them, or what is wrong with them. */
function parseRange(lang: Lang, field: Field, from: string, to: string): Range | Problem {
  const read = (text: string): string | null => {
    if (text.trim() === '') return '';
    if (isNumber(field)) return parseNumber(lang, text);
    return /^\d{4}(-\d{2}){0,2}$/.test(text.trim()) ? text.trim() : null;
  };
  const [first, last] = [read(from), read(to)];
  if (first === null || last === null) return isNumber(field) ? 'wrongNumber' : 'wrongDate';
  const reversed = isNumber(field) ? Number(first) > Number(last) : first > last;
  return first !== '' && last !== '' && reversed ? 'wrongOrder' : { from: first, to: last };
}

const inputType = (field: Field): string => {
  if (isNumber(field)) return 'text';
  return { year: 'text', month: 'month', day: 'date' }[precisionOf(field)];
};

const shownBound = (lang: Lang, field: Field, value: string): string =>
  isNumber(field) && value !== '' ? formatNumber(lang, Number(value), 6) : value;
