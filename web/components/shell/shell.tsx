import './shell.css';
import '../button/button.css';
import '../input/input.css';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { findSection, place } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';
import { To } from '../to/to.tsx';
import { Foot } from './foot.tsx';
import { Menu } from './menu.tsx';

/** What every page has around it. */
export function Shell() {
  const { lang, words } = useLanguage();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  useFocusOnNewPage(main);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { section } = useParams({ strict: false });
  if (findSection(lang, section) === 'embed')
    return (
      <main className="shell-embed" ref={main}>
        <Outlet />
      </main>
    );
  return (
    <>
      <a className="skip" href="#main">
        {words.site.skip}
      </a>
      <header className="shell-header" data-screen-only>
        <To className="shell-mark" place={place(lang, 'home')}>
          {words.site.title}
        </To>
        <Menu key={path} />
      </header>
      <main id="main" className="shell-main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
    </>
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
