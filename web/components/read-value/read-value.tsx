import './read-value.css';
import type { Field } from '../../api/types.ts';
import { readValue } from '../../state/fields.ts';
import { useLanguage } from '../language/language.ts';

/** A published value; where the page reads it otherwise, its reading above what is published. */
export function ReadValue({ field, value }: { field: Field; value: string }) {
  const { lang } = useLanguage();
  const reading = readValue(field, lang, value);
  if (reading === value) return <span lang="fr">{value}</span>;
  return (
    <span className="read-value">
      {reading} <small lang="fr">{value}</small>
    </span>
  );
}
