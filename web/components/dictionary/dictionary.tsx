import './dictionary.css';
import type { Dataset, Field } from '../../api/types.ts';
import { typeset } from '../../format/typography.ts';
import { precisionOf, titleOf, unitOf } from '../../state/fields.ts';
import { aggregationWords, isGuarded } from '../../words/guards.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';

/** Every column: its name, what it says, its type and unit, how it may be put together. */
export function Dictionary({ dataset }: { dataset: Dataset }) {
  const { words } = useLanguage();
  const { fields, metas } = dataset;
  return (
    <table className="dictionary">
      <caption>{words.information.caption(fields.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.information.column}</th>
          <th scope="col">{words.information.meaning}</th>
          <th scope="col">{words.information.kind}</th>
          <th scope="col">{words.information.together}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Entry key={field.name} field={field} meansNull={metas.opencpf.nullable[field.name] ?? null} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ field, meansNull }: { field: Field; meansNull: string | null }) {
  const { lang, words } = useLanguage();
  const { aliases = [], vocabulary = [] } = field.annotations;
  return (
    <tr id={field.name}>
      <th scope="row">
        <span className="dictionary-title">{titleOf(field, lang)}</span>
        <code>{field.name}</code>
      </th>
      <td>
        {field.description && <p>{typeset(lang, field.description)}</p>}
        <dl>
          {meansNull !== null && <Note term={words.information.nullable} text={typeset(lang, meansNull)} />}
          {aliases.length > 0 && <Note term={words.information.aliases} text={<code>{aliases.join(', ')}</code>} />}
          {field.label !== field.name && <Note term={words.information.label} text={<code>{field.label}</code>} />}
        </dl>
        {vocabulary.length > 0 && (
          <details>
            <summary>{words.information.vocabulary(vocabulary.length)}</summary>
            <ul>
              {vocabulary.map((value) => (
                <li key={value} lang="fr">
                  {value}
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="dictionary-kind">{kindWords(field, words)}</td>
      <td className="dictionary-together" data-guard={isGuarded(field) || undefined}>
        {aggregationWords(field, words)}
      </td>
    </tr>
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
