/** The portal in the browser: takes over the page that the server made, or makes it. */
import './style/tokens.css';
import './style/fonts.css';
import './style/base.css';
import './style/print.css';
import type { QueryKey } from '@tanstack/react-query';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createPortalRouter, Portal } from './router.tsx';

const portal = createPortalRouter(navigator.languages);
const place = document.getElementById('portal')!;
const answers = document.getElementById('answers');

if (answers === null) createRoot(place).render(<Portal {...portal} />);
else {
  for (const [key, data] of JSON.parse(answers.textContent) as [QueryKey, unknown][])
    portal.queries.setQueryData(key, data);
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    element.style.cssText = element.dataset.style!;
    element.removeAttribute('data-style');
  }
  // The router then draws the same boundaries as on the server.
  portal.router.ssr = { manifest: undefined };
  await portal.router.load();
  hydrateRoot(place, <Portal {...portal} />);
  answers.remove();
}
