import './accessibility.css';
import { Head } from '../../components/head/head.tsx';
import { useWords } from '../../components/language/language.ts';
import { place } from '../../state/places.ts';
import type { Listed, Visit } from '../pages.ts';
import { WORDS } from './words.ts';

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [
  { place: place(lang, 'accessibility') },
];

/** What is done for every reader, what is checked, and what is not. */
export function Page() {
  const words = useWords(WORDS);
  return (
    <article className="statement">
      <Head title={words.title} description={words.lead} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <h2>{words.aimed}</h2>
      <p>{words.aims}</p>
      <h2>{words.checked}</h2>
      <ul>
        <li>{words.axe}</li>
        <li>{words.keyboard}</li>
        <li>{words.charts}</li>
        <li>{words.motion}</li>
      </ul>
      <h2>{words.unchecked}</h2>
      <ul>
        <li>{words.audit}</li>
        <li>{words.drawings}</li>
      </ul>
      <h2>{words.reached}</h2>
      <p>{words.contact}</p>
    </article>
  );
}
