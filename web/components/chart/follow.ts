import { useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';

/** Links inside an element that no component made (marks of a drawing) stay in the portal, and the page where it is scrolled when only filters change. */
export function useFollowing(place: RefObject<HTMLElement | null>): void {
  const router = useRouter();
  useEffect(() => {
    const element = place.current;
    const follow = (event: MouseEvent) => {
      const anchor = (event.target as Element).closest('a');
      const href = anchor?.getAttribute('href') ?? anchor?.getAttribute('xlink:href');
      if (href?.match(/^[/?]/) == null || href.startsWith('/api/') || anchor?.target === '_top') return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      const here = href.startsWith('?');
      void router.navigate({ to: here ? location.pathname + href : href, resetScroll: !here });
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [place, router]);
}
