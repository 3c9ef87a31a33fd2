import './embed.css';
import type { View } from '../../charts/chart.ts';
import { Copy } from '../code/copy.tsx';
import { useWords } from '../language/language.ts';
import { type Frame, frameCode } from './frame.ts';
import { WORDS } from './words.ts';

/** The code of a frame, to be copied; closed until it is wanted. It is made in the browser, which knows the address of the portal. */
export function EmbedCode({ view, frame }: { view: View; frame: Frame }) {
  const words = useWords(WORDS);
  if (typeof location === 'undefined') return null;
  const code = frameCode(view, frame, location.origin);
  return (
    <details className="embed-code" data-screen-only>
      <summary>{words.embed}</summary>
      <code>{code}</code>
      <Copy text={code} />
    </details>
  );
}
