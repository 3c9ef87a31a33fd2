/** The numbers that a certification had and has: renewed, it takes another, where its curves stop and go on. */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { API, succession } from '../../api/client.ts';
import type { Succession } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import type { ChartTable } from '../../charts/table.ts';
import '../../components/listing/listing.css';
import { ChartFigure } from '../../components/chart/chart.tsx';
import { useFollowing } from '../../components/chart/follow.ts';
import { ChartRows } from '../../components/chart/rows.tsx';
import { Source } from '../../components/chart/source.tsx';
import { useWords } from '../../components/language/language.ts';
import { addressOf, place } from '../../state/places.ts';
import { successionPath } from '../../state/query.ts';
import { CHARTS } from './charts.ts';
import type { Certification } from './identity.ts';
import { WORDS } from './words.ts';

/** The succession, when there are several numbers. */
export function Numbers({ certification: { id, title }, view }: { certification: Certification; view: View }) {
  const { lang, dataset } = view;
  const words = useWords(WORDS);
  const part = useRef<HTMLElement>(null);
  useFollowing(part);
  const { data } = useQuery(succession(dataset, id));
  const several = data !== undefined && data.numbers.length > 1;
  return (
    <section ref={part} className="page-part" hidden={!several} aria-labelledby="numbers">
      <h2 id="numbers">{words.numbers}</h2>
      <p>{words.numbersNote}</p>
      {several && (
        <>
          <ChartFigure chart={CHARTS.succession!} view={view} name="certifications/succession" />
          <ChartRows
            table={tableOf(data, view)}
            lang={lang}
            caption={title}
            link={({ code }) => addressOf(place(lang, 'certifications', `${code}`))}
          />
        </>
      )}
      <div className="listing-source">
        <Source view={view} />
        <a href={API + successionPath(dataset, id)} data-screen-only>
          {words.query}
        </a>
      </div>
    </section>
  );
}

const tableOf = ({ numbers }: Succession, { lang }: View): ChartTable => {
  const words = WORDS[lang];
  return {
    columns: [
      { key: 'code', title: words.code, kind: 'text' },
      { key: 'title', title: words.certification, kind: 'text' },
      { key: 'registered_from', title: words.from, kind: 'date' },
      { key: 'registered_to', title: words.to, kind: 'date' },
      { key: 'first_period', title: words.first, kind: 'date' },
      { key: 'last_period', title: words.last, kind: 'date' },
    ],
    rows: numbers,
  };
};
