import './loading.css';
import { useLanguage } from '../language/language.ts';

/** Shown when an answer takes more than a moment; `words` say what is being done when it may take longer. */
export function Loading({ words: said }: { words?: string }) {
  const { words } = useLanguage();
  return (
    <p className="loading" role="status">
      {said ?? words.table.loading}
    </p>
  );
}
