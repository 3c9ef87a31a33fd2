import { useEffect, useState } from 'react';

/** Milliseconds without a key pressed. */
const PAUSE = 200;

/** The text once the reader has paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
