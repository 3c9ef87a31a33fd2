import './dictionary.css';
import type { Quality } from '../../api/quality.ts';
import type { Dataset, Field } from '../../api/types.ts';
import { typeset } from '../../format/typography.ts';
import { precisionOf, titleOf, unitOf } from '../../state/fields.ts';
import { aggregationWords, isGuarded } from '../../words/guards.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { ReadValue } from '../read-value/read-value.tsx';
import { Profile } from './profile.tsx';
import { WORDS } from './words.ts';

interface DictionaryProps {
  readonly dataset: Dataset;
  /** What was counted in the release; null when it was not. */
  readonly quality: Quality | null;
}

/** Every column: its name and type, what it says and how it may be put together, and what it holds in the release. */
export function Dictionary({ dataset, quality }: DictionaryProps) {
  const { words } = useLanguage();
  const dictionary = useWords(WORDS);
  const { fields, metas } = dataset;
  const profiles = new Map(quality?.columns.map((profile) => [profile.name, profile]));
  return (
    <table className="dictionary">
      <caption>{words.information.caption(fields.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.information.column}</th>
          <th scope="col">{words.information.meaning}</th>
          {quality !== null && <th scope="col">{dictionary.profile(metas.opencpf.release)}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const profile = profiles.get(field.name);
          return (
            <tr key={field.name} id={field.name}>
              <Name field={field} />
              <Meaning field={field} meansNull={metas.opencpf.nullable[field.name] ?? null} counted={!!profile} />
              {quality !== null && (
                <td>{profile && <Profile dataset={dataset} field={field} profile={profile} rows={quality.rows} />}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Name({ field }: { field: Field }) {
  const { lang, words } = useLanguage();
  return (
    <th scope="row">
      <span className="dictionary-title">{titleOf(field, lang)}</span>
      <code>{field.name}</code>
      <span className="dictionary-kind">{kindWords(field, words)}</span>
    </th>
  );
}

/** `counted`: the values are told with their rows beside. */
function Meaning({ field, meansNull, counted }: { field: Field; meansNull: string | null; counted: boolean }) {
  const { lang, words } = useLanguage();
  const { aliases = [], vocabulary = [] } = field.annotations;
  return (
    <td className="dictionary-meaning">
      {field.description && <p>{typeset(lang, field.description)}</p>}
      <p className="dictionary-together" data-guard={isGuarded(field) || undefined}>
        {aggregationWords(field, words)}
      </p>
      <dl>
        {meansNull !== null && <Note term={words.information.nullable} text={typeset(lang, meansNull)} />}
        {aliases.length > 0 && <Note term={words.information.aliases} text={<code>{aliases.join(', ')}</code>} />}
        {field.label !== field.name && <Note term={words.information.label} text={<code>{field.label}</code>} />}
      </dl>
      {vocabulary.length > 0 && !counted && (
        <details>
          <summary>{words.information.vocabulary(vocabulary.length)}</summary>
          <ul>
            {vocabulary.map((value) => (
              <li key={value}>
                <ReadValue field={field} value={value} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </td>
  );
}

function Note({ term, text }: { term: string; text: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

const kindWords = (field: Field, { information, units }: Words): string => {
  const unit = unitOf(field);
  return [
    information.types[field.type],
    field.type === 'date' ? information.precision[precisionOf(field)] : null,
    unit !== null && unit in units ? `(${units[unit as keyof Words['units']]})` : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
};
