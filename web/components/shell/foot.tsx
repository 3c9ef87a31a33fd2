import { API } from '../../api/client.ts';
import { WORDS as SECTIONS } from '../../pages/words.ts';
import { place } from '../../state/places.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';

/** What ends every page: where the data are, how they are, under which licence. */
export function Foot() {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  const named = useWords(SECTIONS);
  return (
    <footer className="shell-footer" data-screen-only>
      <nav aria-label={words.foot}>
        <ul className="shell-foot">
          <li>
            <To place={place(lang, 'home')} hash="datasets">
              {named.datasets.title}
            </To>
          </li>
          <li>
            <a href={`${API}/openapi.json`}>{named.api.title}</a>
          </li>
          {(['health', 'changes'] as const).map((section) => (
            <li key={section}>
              <To place={place(lang, section)}>{named[section].title}</To>
            </li>
          ))}
          <li>
            <a href={`${API}/catalog/calendar.html?lang=${lang}`}>{words.calendar}</a>
          </li>
          <li>
            <a href={LICENCE}>{words.licence}</a>
          </li>
          <li>
            <To place={place(lang, 'accessibility')}>{named.accessibility.title}</To>
          </li>
        </ul>
      </nav>
      <p>
        {site.site.footer} {words.independent}
      </p>
    </footer>
  );
}
