import '../chart/chart.css';
import './small-chart.css';
import { Suspense } from 'react';
import { API } from '../../api/client.ts';
import type { Lang } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { Canvas } from '../chart/drawn.ts';
import { ChartRows } from '../chart/rows.tsx';
import { WORDS } from '../chart/words.ts';
import { useWords } from '../language/language.ts';

interface Small {
  readonly telling: Telling;
  readonly lang: Lang;
  /** The query it is made from, below the API. */
  readonly path: string;
}

/** A drawing within a text: its finding, itself, how to read it, its figures as a table, its query. */
export function SmallChart({ telling, lang, path }: Small) {
  const words = useWords(WORDS);
  const { title, subtitle, notes = [], table } = telling;
  return (
    <figure className="small-chart">
      <figcaption>
        <strong>{title}</strong>
        <span>{subtitle}</span>
      </figcaption>
      <div className="small-drawing">
        <Suspense fallback={null}>
          <Canvas telling={telling} lang={lang} />
        </Suspense>
      </div>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <div className="small-actions" data-screen-only>
        <details>
          <summary>{words.table}</summary>
          <ChartRows table={table} lang={lang} caption={title} />
        </details>
        <a href={API + path} aria-label={`${words.query}, ${title}`}>
          {words.query}
        </a>
      </div>
    </figure>
  );
}
