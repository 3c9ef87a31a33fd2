import './chart.css';
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { memo, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { answer } from '../../api/client.ts';
import type { Records } from '../../api/types.ts';
import type { Chart, Telling, View } from '../../charts/chart.ts';
import { Failure } from '../failure/failure.tsx';
import { useWords } from '../language/language.ts';
import { Actions } from './actions.tsx';
import { Canvas } from './drawn.ts';
import { useFollowing } from './follow.ts';
import { useInSight } from './sight.ts';
import { Source } from './source.tsx';
import { WORDS } from './words.ts';

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

/** What a chart tells, of which view, from which queries below the API. */
interface Told {
  readonly telling: Telling;
  readonly view: View;
  readonly paths: readonly string[];
}

function tell(chart: Chart, view: View, answers: readonly Records[]): Told | null {
  const telling = chart.tell(answers, view);
  return telling === null ? null : { telling, view, paths: chart.ask(view) };
}

/**
 * What a chart tells: made once for its answers and the view that asked for them, and kept until the next answers are all there, so that
 * old figures are never told as those of other filters; out of sight, when there is time. Undefined before the first; null when there is
 * nothing to draw.
 */
function useTold(chart: Chart, view: View, inSight: boolean) {
  const { failed, stale, answers } = useQueries({ queries: chart.ask(view).map(answer), combine });
  const [last, setLast] = useState(() => (stale ? undefined : { view, answers }));
  if (!stale && failed === undefined && (last?.view !== view || last.answers !== answers)) setLast({ view, answers });
  const later = useDeferredValue(last);
  const shown = inSight ? last : later;
  const told = useMemo(() => shown && tell(chart, shown.view, shown.answers), [chart, shown]);
  return { failed, stale: stale || shown !== last, told };
}

/** A figure: its finding, its drawing, how to read it, where it comes from, and what can be done with it. */
export function ChartFigure({ chart, view, name, embedded }: ChartProps) {
  const words = useWords(WORDS);
  const place = useRef<HTMLElement>(null);
  useFollowing(place);
  const { failed, stale, told } = useTold(chart, view, useInSight(place));
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const id = name.replace('/', '-');
  return (
    <figure ref={place} className="chart" id={id} data-stale={stale || undefined} aria-busy={stale || undefined}>
      {told === undefined && <Waited />}
      {told === null && <p className="chart-empty">{words.empty}</p>}
      {told && <Content told={told} name={name} embedded={embedded} />}
    </figure>
  );
}

/** Keeps the place of what is not there yet. */
const Waited = () => (
  <>
    <figcaption>
      <h2 className="chart-title">{'\u00a0'}</h2>
      <p className="chart-subtitle">{'\u00a0'}</p>
    </figcaption>
    <div className="chart-drawing" />
  </>
);

interface ContentProps {
  readonly told: Told;
  readonly name: string;
  readonly embedded: string | undefined;
}

/** What is told, left as it is until something else is told. What can be done with it, closed most of the time, follows when there is time. */
const Content = memo(function Content({ told, name, embedded }: ContentProps) {
  const words = useWords(WORDS);
  const actions = useDeferredValue(told);
  const { telling, view } = told;
  return (
    <>
      <figcaption>
        <h2 className="chart-title">{telling.title}</h2>
        <p className="chart-subtitle">{telling.subtitle}</p>
      </figcaption>
      <div className="chart-drawing">
        <Suspense fallback={null}>
          <Canvas telling={telling} linked={embedded === undefined} lang={view.lang} />
        </Suspense>
      </div>
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
      {embedded === undefined && <Actions {...actions} name={name} stale={actions !== told} />}
    </>
  );
});
