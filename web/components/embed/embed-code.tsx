import './embed.css';
import { useRouter } from '@tanstack/react-router';
import type { View } from '../../charts/chart.ts';
import { Copy } from '../code/copy.tsx';
import { useWords } from '../language/language.ts';
import { type Frame, frameCode } from './frame.ts';
import { WORDS } from './words.ts';

/** The code of a frame, to be copied; closed until it is wanted. */
export function EmbedCode({ view, frame }: { view: View; frame: Frame }) {
  const words = useWords(WORDS);
  const { origin = '' } = useRouter();
  const code = frameCode(view, frame, origin);
  return (
    <details className="embed-code" data-screen-only>
      <summary>{words.embed}</summary>
      <code>{code}</code>
      <Copy text={code} />
    </details>
  );
}
