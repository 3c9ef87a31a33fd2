import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answer } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Failure } from '../../components/failure/failure.tsx';
import { useSettled } from '../../components/filters/settled.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { certificationOf, writeCertification } from '../../state/certification.ts';
import { offersOf } from '../../state/offers.ts';
import { place } from '../../state/places.ts';
import { suggestionsPath } from './suggestions.ts';
import { WORDS } from './words.ts';

/** A certification by a word of its title or its number; what is found leads to its prices. */
export function Chooser({ dataset }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const id = useId();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  return (
    <search className="chooser">
      <label htmlFor={id}>{words.choose}</label>
      <input
        id={id}
        type="search"
        className="filter-input"
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className="filter-hint">
        {words.chooseHint}
      </p>
      {asked !== '' && <Suggestions dataset={dataset} text={asked} />}
    </search>
  );
}

function Suggestions({ dataset, text }: { dataset: Dataset; text: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data, error, refetch } = useQuery(answer(suggestionsPath(dataset, text)));
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined) return null;
  return (
    <>
      <p className="filter-hint" role="status">
        {data.results.length === 0 ? words.noneFound : words.found(data.total_count)}
      </p>
      <ul className="chooser-found">
        {data.results.map((row) => {
          const code = writeCertification(certificationOf(row)!);
          return (
            <li key={`${code}${row.intitule_certification}`}>
              <To place={place(lang, 'prices', code)}>
                <span lang="fr">{row.intitule_certification}</span>
              </To>
              <span className="figures">
                {code}, {words.offersCount(formatNumber(lang, offersOf(row)), offersOf(row))}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
