import './chart.css';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { answer } from '../../api/client.ts';
import type { Records } from '../../api/types.ts';
import type { Chart, View } from '../../charts/chart.ts';
import { Failure } from '../failure/failure.tsx';
import { useWords } from '../language/language.ts';
import { Actions } from './actions.tsx';
import { useFollowing } from './follow.ts';
import { ChartRows } from './rows.tsx';
import { Source } from './source.tsx';
import { WORDS } from './words.ts';

// Drawing comes with the first chart, not with the page: until then, and without scripts, the figures are read in the table.
const Canvas = lazy(async () => ({ default: (await import('./canvas.tsx')).Canvas }));

export interface ChartProps {
  readonly chart: Chart;
  readonly view: View;
  /** Group and name of the chart in addresses, `courses/months`. */
  readonly name: string;
  /** Alone in the page of another site: nothing leads elsewhere but to this address, the whole page. */
  readonly embedded?: string;
}

/** The answers of a chart as one: the same object until one of them changes. */
const combine = (asked: readonly UseQueryResult<Records>[]) => ({
  failed: asked.find(({ error }) => error !== null),
  stale: asked.some(({ isPlaceholderData, isPending }) => isPlaceholderData || isPending),
  answers: asked.flatMap(({ data }) => data ?? []),
});

/**
 * What a chart tells: made once for its answers and the view that asked for them, and kept until the next answers are all there, so that
 * old figures are never told as those of other filters. Undefined before the first; null when there is nothing to draw.
 */
function useTelling(chart: Chart, view: View) {
  const { failed, stale, answers } = useQueries({ queries: chart.ask(view).map(answer), combine });
  const [told, setTold] = useState(() => (stale ? undefined : { view, answers }));
  if (!stale && failed === undefined && (told?.view !== view || told.answers !== answers)) setTold({ view, answers });
  const telling = useMemo(() => (told === undefined ? undefined : chart.tell(told.answers, told.view)), [chart, told]);
  return { failed, stale, telling };
}

/** A figure: its finding, its drawing, how to read it, where it comes from, and what can be done with it. */
export function ChartFigure({ chart, view, name, embedded }: ChartProps) {
  const words = useWords(WORDS);
  const place = useRef<HTMLElement>(null);
  useFollowing(place);
  const { failed, stale, telling } = useTelling(chart, view);
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
                <Canvas telling={telling} linked={embedded === undefined} lang={view.lang} />
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
