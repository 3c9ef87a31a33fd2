import './chart.css';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useRef } from 'react';
import { answer } from '../../api/client.ts';
import type { Chart, Telling, View } from '../../charts/chart.ts';
import { Failure } from '../failure/failure.tsx';
import { useWords } from '../language/language.ts';
import { Actions } from './actions.tsx';
import { useFollowing } from './follow.ts';
import { ChartRows } from './rows.tsx';
import { Source } from './source.tsx';
import { WORDS } from './words.ts';

// Drawing comes with the first chart, not with the page: until then, and without scripts, the figures are read in the table.
const Canvas = lazy(async () => ({ default: (await import('./canvas.tsx')).Canvas }));

/** A page of another site has no filters for marks to lead to. */
const withoutLinks = ({ link, ...telling }: Telling): Telling => telling;

export interface ChartProps {
  readonly chart: Chart;
  readonly view: View;
  /** Group and name of the chart in addresses, `courses/months`. */
  readonly name: string;
  /** Alone in the page of another site: nothing leads elsewhere but to this address, the whole page. */
  readonly embedded?: string;
}

/** A figure: its finding, its drawing, how to read it, where it comes from, and what can be done with it. */
export function ChartFigure({ chart, view, name, embedded }: ChartProps) {
  const words = useWords(WORDS);
  const place = useRef<HTMLElement>(null);
  useFollowing(place);
  const asked = useQueries({ queries: chart.ask(view).map(answer) });
  const failed = asked.find(({ error }) => error !== null);
  const answers = asked.flatMap(({ data }) => data ?? []);
  const stale = asked.some(({ isPlaceholderData, isPending }) => isPlaceholderData || isPending);
  const telling = answers.length < asked.length ? undefined : chart.tell(answers, view);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const id = name.replace('/', '-');
  return (
    <figure ref={place} className="chart" id={id} data-stale={stale || undefined} aria-busy={stale || undefined}>
      {telling === null ? (
        <p className="chart-empty">{words.empty}</p>
      ) : (
        <>
          <figcaption>
            <h2 className="chart-title">{telling?.title ?? '\u00a0'}</h2>
            <p className="chart-subtitle">{telling?.subtitle ?? '\u00a0'}</p>
          </figcaption>
          <div className="chart-drawing">
            {telling !== undefined && (
              <Suspense fallback={null}>
                <Canvas telling={embedded === undefined ? telling : withoutLinks(telling)} lang={view.lang} />
              </Suspense>
            )}
          </div>
          {telling !== undefined && (
            <>
              <div className="chart-notes">
                {telling.reading !== undefined && (
                  <p>
                    <strong>{words.reading}</strong> {telling.reading}
                  </p>
                )}
                {telling.notes?.map((note) => (
                  <p key={note}>{note}</p>
                ))}
                <Source view={view} whole={embedded} />
              </div>
              {embedded === undefined && (
                <Actions telling={telling} view={view} name={name} paths={chart.ask(view)}>
                  <ChartRows {...telling} lang={view.lang} caption={telling.title} />
                </Actions>
              )}
            </>
          )}
        </>
      )}
    </figure>
  );
}
