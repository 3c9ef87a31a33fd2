import './site-search.css';
import '../button/button.css';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { addressOf, place, ROUTE } from '../../state/places.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

/** Words looked for in the whole portal; they lead to the page of results, without scripts too. */
export function SiteSearch({ text = '' }: { text?: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const id = useId();
  const navigate = useNavigate();
  const results = place(lang, 'search');
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('q')).trim();
    void navigate({ to: ROUTE, params: results, search: asked === '' ? {} : { q: [asked] } });
  };
  return (
    <search className="site-search" data-screen-only>
      <form key={text} action={addressOf(results)} onSubmit={search}>
        <label htmlFor={id}>{words.label}</label>
        <input id={id} name="q" type="search" defaultValue={text} placeholder={words.example} />
        <button type="submit" className="button" data-strong>
          {words.go}
        </button>
      </form>
    </search>
  );
}
