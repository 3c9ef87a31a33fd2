import { API } from '../../api/client.ts';
import type { Comparison, Shown } from '../../api/comparison.ts';
import type { Dataset } from '../../api/types.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { type Parameter, writeParameters } from '../../state/search.ts';
import { readSentence } from '../../state/sentence.ts';
import { chooseFacts, viewOf } from './facts.ts';
import { RowsLink } from './rows-link.tsx';
import { WORDS } from './words.ts';

interface Facts {
  readonly dataset: Dataset;
  readonly comparison: Comparison;
  /** Sentences at most. */
  readonly most: number;
}

/** The facts, each a link to the rows it speaks of, and to the query that shows it before and after. */
export function FactList({ dataset, comparison, most }: Facts) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const id = dataset.dataset_id;
  const query = (version: string, shown: Shown): string =>
    `${API}/catalog/datasets/${id}@${version}/records${writeParameters(Object.entries(shown) as unknown as Parameter[])}`;
  return (
    <ol className="story-facts" aria-label={words.facts}>
      {chooseFacts(comparison.summary, most).map((sentence) => {
        const { text, query: shown } = sentence;
        const view = viewOf(shown);
        const said = readSentence(sentence, dataset, lang);
        return (
          <li key={text}>
            {view === null ? (
              said
            ) : (
              <RowsLink dataset={dataset} release={comparison.to} search={view}>
                {said}
              </RowsLink>
            )}
            {shown !== null && ' '}
            {shown !== null && (
              <span className="story-queries" data-screen-only>
                <a href={query(comparison.from, shown)}>{words.beforeLink}</a>{' '}
                <a href={query(comparison.to, shown)}>{words.afterLink}</a>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
