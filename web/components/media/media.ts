/** Whether the window answers to a media query, as it changes. A server has no window: no query holds. */
import { useSyncExternalStore } from 'react';

/** Room for the filters beside the table; the same width as in pages/table.css. */
export const WIDE = '(width >= 64rem)';

export const useMedia = (media: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(media);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(media).matches,
    () => false,
  );
