import type { Sentence } from '../../../api/comparison.ts';
import type { Dataset } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { To } from '../../../components/to/to.tsx';
import { datasetPlace } from '../../../state/places.ts';
import { type Request, writeRequest } from '../../../state/request.ts';
import { readSentence } from '../../../state/sentence.ts';
import { WORDS } from './words.ts';

/** Two releases of a dataset, by their versions. */
export interface Pair {
  readonly dataset: Dataset;
  readonly from: string;
  readonly to: string;
}

/** What changed, each sentence with the query that shows it, before and after. */
export function Sentences({ dataset, from, to, sentences }: Pair & { sentences: readonly Sentence[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const sides = [
    [words.before, from],
    [words.after, to],
  ] as const;
  return (
    <ul className="change-sentences">
      {sentences.map((sentence) => {
        const { text, query } = sentence;
        const said = readSentence(sentence, dataset, lang);
        return (
          <li key={text}>
            {said}
            {query !== null && (
              <span className="change-sides" data-screen-only>
                {sides.map(([side, version]) => (
                  <To
                    key={version}
                    place={datasetPlace(lang, `${dataset.dataset_id}@${version}`, 'api')}
                    search={writeRequest(requestOf(query))}
                    aria-label={words.seeing(side, said)}
                  >
                    {side}
                  </To>
                ))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const requestOf = ({ select, where, group_by }: NonNullable<Sentence['query']>): Request => ({
  endpoint: group_by === undefined ? 'records' : 'aggregates',
  clauses: {
    select: [select],
    ...(where === undefined ? {} : { where: [where] }),
    ...(group_by === undefined ? {} : { group_by: [group_by] }),
  },
});
