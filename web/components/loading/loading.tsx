import './loading.css';
import { useLanguage } from '../language/language.ts';

/** Shown when an answer takes more than a moment. */
export function Loading() {
  const { words } = useLanguage();
  return (
    <p className="loading" role="status">
      {words.table.loading}
    </p>
  );
}
