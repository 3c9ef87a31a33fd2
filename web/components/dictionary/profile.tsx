import './profile.css';
import type { ColumnProfile, ValueCount } from '../../api/quality.ts';
import type { Dataset, Field, Lang, Value } from '../../api/types.ts';
import { formatNumber, formatShare } from '../../format/numbers.ts';
import { formatValue, NOT_APPLICABLE } from '../../format/values.ts';
import { precisionOf, unitOf } from '../../state/fields.ts';
import { datasetPlace } from '../../state/places.ts';
import { idOf } from '../../state/query.ts';
import { EVERYTHING, keepOnly, writeSelection } from '../../state/selection.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { ReadValue } from '../read-value/read-value.tsx';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

/** Values in sight before the reader asks for the others. */
const FIRST_VALUES = 3;

interface ProfileProps {
  readonly dataset: Dataset;
  readonly field: Field;
  readonly profile: ColumnProfile;
  /** Rows of the release. */
  readonly rows: number;
}

/** What a column holds in the release: how often it is filled, how many values, from where to where, and the most frequent ones. */
export function Profile({ dataset, field, profile, rows }: ProfileProps) {
  const { lang, words } = useLanguage();
  const dictionary = useWords(WORDS);
  const { fill_rate, distinct, min, max } = profile;
  const values = withUnmet(field, profile.values);
  const others = values.length - FIRST_VALUES;
  const bound = (value: Value | undefined): string => writeBound(lang, field, value ?? null, words);
  const list = (some: readonly ValueCount[]) => (
    <ul className="profile-values">
      {some.map(({ value, rows: having }) => (
        <Frequent key={value} dataset={dataset} field={field} value={value} having={having} rows={rows} />
      ))}
    </ul>
  );
  return (
    <div className="profile">
      <dl className="figures">
        <Figure term={dictionary.filled} text={fill_rate === 1 ? dictionary.always : formatShare(lang, fill_rate)} />
        <Figure term={dictionary.distinct} text={dictionary.different(formatNumber(lang, distinct), distinct)} />
        {distinct > 1 && min !== undefined && (
          <Figure term={dictionary.range} text={dictionary.between(bound(min), bound(max))} />
        )}
      </dl>
      {list(values.slice(0, FIRST_VALUES))}
      {others > 0 && (
        <details>
          <summary>{values.length < distinct ? dictionary.frequent(others) : dictionary.others(others)}</summary>
          {list(values.slice(FIRST_VALUES))}
        </details>
      )}
    </div>
  );
}

function Figure({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** A value and its rows, to which it leads in the table. */
function Frequent({ dataset, field, value, having, rows }: FrequentProps) {
  const { lang, words } = useLanguage();
  const dictionary = useWords(WORDS);
  const known = knownPart(field, value);
  const text = known === NOT_APPLICABLE ? words.table.notApplicable : formatValue(lang, field, known);
  const shown =
    field.type === 'text' && known !== NOT_APPLICABLE ? <ReadValue field={field} value={text} /> : <span>{text}</span>;
  return (
    <li>
      {isCut(value) ? (
        shown
      ) : (
        <To
          place={datasetPlace(lang, idOf(dataset), 'table')}
          search={writeSelection(keepOnly(EVERYTHING, field, `${known}`))}
        >
          {shown}
        </To>
      )}
      <span className="profile-count figures">{dictionary.rows(formatNumber(lang, having), having)}</span>
      <svg className="profile-bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={having / Math.max(rows, 1)} height="1" />
      </svg>
    </li>
  );
}

interface FrequentProps {
  readonly dataset: Dataset;
  readonly field: Field;
  readonly value: string | number;
  /** Rows with this value, and rows in all. */
  readonly having: number;
  readonly rows: number;
}

/** The most frequent values, then those of the vocabulary that no row has. */
const withUnmet = ({ annotations }: Field, values: readonly ValueCount[]): readonly ValueCount[] => {
  const met = new Set(values.map(({ value }) => `${value}`));
  const unmet = (annotations.vocabulary ?? []).filter((value) => !met.has(value));
  return [...values, ...unmet.map((value) => ({ value, rows: 0 }))];
};

/** A bound of a column as its precision and unit say it. */
function writeBound(lang: Lang, field: Field, value: Value, { shortUnits }: Words): string {
  if (value === null) return '–';
  const text = formatValue(lang, field, knownPart(field, value));
  const unit = shortUnits[unitOf(field) as keyof Words['shortUnits']];
  return unit === undefined ? text : `${text}\u202f${unit}`;
}

/** Characters of a date as it is known. */
const DATE_CHARACTERS = { year: 4, month: 7, day: 10 } as const;

/** A date without the day or month that its column does not know; another value as it is. */
const knownPart = (field: Field, value: string | number): string | number =>
  field.type === 'date' ? `${value}`.slice(0, DATE_CHARACTERS[precisionOf(field)]) : value;

/** Reports cut long texts: such a beginning is the value of no row. */
const isCut = (value: string | number): boolean => `${value}`.endsWith('…');
