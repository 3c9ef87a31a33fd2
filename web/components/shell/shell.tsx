import './shell.css';
import '../button/button.css';
import '../input/input.css';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { API } from '../../api/client.ts';
import { LANGS, place, translate } from '../../state/places.ts';
import { WORDS } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import { To } from '../to/to.tsx';

/** What every page has around it. */
export function Shell() {
  const { lang, words } = useLanguage();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  useFocusOnNewPage(main);
  return (
    <>
      <a className="skip" href="#main">
        {words.site.skip}
      </a>
      <header className="shell-header" data-screen-only>
        <To className="shell-mark" place={place(lang, 'home')}>
          {words.site.title}
        </To>
        <nav className="shell-nav" aria-label={words.site.navigation}>
          <To place={place(lang, 'home')}>{words.site.datasets}</To>
          <a href={`${API}/catalog/datasets?lang=${lang}`}>{words.site.api}</a>
          <OtherLanguage />
        </nav>
      </header>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-footer" data-screen-only>
        <p>{words.site.footer}</p>
      </footer>
    </>
  );
}

/** The same page in the other language. */
function OtherLanguage() {
  const { lang } = useLanguage();
  const { section, id, tab } = useParams({ strict: false });
  const other = LANGS.find((known) => known !== lang)!;
  return (
    <To place={translate(other, { lang, section, id, tab })} search="same" lang={other} hrefLang={other}>
      {WORDS[other].name}
    </To>
  );
}

/** Moves the focus to the page when it is another one, so that a keyboard or a screen reader starts there. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const page = useRouterState({ select: (state) => state.resolvedLocation?.pathname.split('/').slice(0, 4).join('/') });
  const previous = useRef(page);
  useEffect(() => {
    if (previous.current !== undefined && page !== previous.current) main.current?.focus({ preventScroll: true });
    previous.current = page;
  }, [page, main]);
}
