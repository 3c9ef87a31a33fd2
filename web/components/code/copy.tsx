import { useState, useSyncExternalStore } from 'react';
import { useLanguage } from '../language/language.ts';

/** How long a copy is said to be done, in milliseconds. */
const SAID = 2_000;

/** Whether the browser lends its clipboard: to secure pages only, and never to a server. */
const useClipboard = (): boolean =>
  useSyncExternalStore(
    () => () => {},
    () => 'clipboard' in navigator,
    () => false,
  );

/** Copies a text. Nothing is shown where there is no clipboard. */
export function Copy({ text }: { text: string | (() => string) }) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  if (!useClipboard()) return null;
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
