import { type RefObject, useEffect, useState } from 'react';

/** Whether any of an element is in the window; false before it is known. */
export function useInSight(place: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)!.isIntersecting));
    if (place.current !== null) observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return inSight;
}
