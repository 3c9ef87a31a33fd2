import { useState } from 'react';
import { useLanguage } from '../language/language.ts';

/** How long a copy is said to be done, in milliseconds. */
const SAID = 2_000;

/** Copies a text. The browser lends its clipboard to secure pages only: nothing is shown elsewhere. */
export function Copy({ text }: { text: string | (() => string) }) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  if (typeof navigator === 'undefined' || !('clipboard' in navigator)) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
    setTimeout(() => setCopied(false), SAID);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{copied ? words.export.copied : words.export.copy}</span>
    </button>
  );
}
