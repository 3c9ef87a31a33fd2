import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Lang } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { draw } from '../../charts/draw.ts';
import { useWords } from '../language/language.ts';
import { drawInTurn, joinTurns } from './turn.ts';
import { WORDS } from './words.ts';

interface Drawn {
  readonly telling: Telling;
  /** False in the page of another site, which has no filters for marks to lead to. */
  readonly linked?: boolean;
  readonly lang: Lang;
}

/** The drawing at the width it has; drawn again, in its turn, when the width or what it says changes. */
export const Canvas = memo(function Canvas({ telling, linked = true, lang }: Drawn) {
  const words = useWords(WORDS);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { table, drawing, title } = telling;
  const link = linked ? telling.link : undefined;
  useEffect(() => joinTurns(place.current!), []);
  // Before anything else sees the page: what is told anew is drawn, or marked, at once.
  useLayoutEffect(() => {
    if (width === 0) return;
    drawInTurn(place.current!, () => {
      const svg = draw(table, drawing, { lang, width, document, ...(link === undefined ? {} : { link }) });
      svg.setAttribute('role', link === undefined ? 'img' : 'group');
      svg.setAttribute('aria-label', words.drawing(title));
      place.current!.replaceChildren(svg);
    });
  }, [table, drawing, link, title, lang, width, words]);
  return <div ref={place} className="chart-canvas" data-form={drawing.form} />;
});

/** The width of an element in pixels, as it changes; 0 before it is known. */
function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
