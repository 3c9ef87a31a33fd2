import { type AnyRouter, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Lang } from '../../api/types.ts';
import type { Telling } from '../../charts/chart.ts';
import { draw } from '../../charts/draw.ts';
import { useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

interface Drawn {
  readonly telling: Telling;
  readonly lang: Lang;
}

/** The drawing at the width it has; drawn again when the width or what it says changes. */
export function Canvas({ telling, lang }: Drawn) {
  const words = useWords(WORDS);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const router = useRouter();
  const { table, drawing, link, title } = telling;
  useEffect(() => {
    if (width === 0) return;
    const svg = draw(table, drawing, { lang, width, document, ...(link === undefined ? {} : { link }) });
    svg.setAttribute('role', link === undefined ? 'img' : 'group');
    svg.setAttribute('aria-label', words.drawing(title));
    svg.addEventListener('click', (event) => follow(event, router));
    place.current!.replaceChildren(svg);
  }, [table, drawing, link, title, lang, width, words, router]);
  return <div ref={place} className="chart-canvas" data-form={drawing.form} />;
}

/** Links of marks stay in the portal, as those around them. */
function follow(event: MouseEvent, router: AnyRouter): void {
  const anchor = (event.target as Element).closest('a');
  const href = anchor?.getAttribute('href') ?? anchor?.getAttribute('xlink:href');
  if (href?.startsWith('/') !== true || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  void router.navigate({ to: href, resetScroll: href.split('?')[0] !== location.pathname });
}

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
