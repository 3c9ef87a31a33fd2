import { useParams } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { findSection, LANGS, place, type Section, translate } from '../../state/places.ts';
import { WORDS as WORDS_OF_ALL } from '../../words/index.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

const SECTIONS = ['courses', 'people', 'certifications', 'prices', 'find'] as const satisfies readonly Section[];

/** The sections, in a line; behind a button on a phone. It is new, hence closed, on each page. */
export function Menu() {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  const { section: word } = useParams({ strict: false });
  const here = findSection(lang, word);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <nav
      className="shell-nav"
      aria-label={site.site.navigation}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <button
        type="button"
        className="button shell-menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {words.menu}
      </button>
      <ul id={id} className="shell-links" data-open={open || undefined}>
        {SECTIONS.map((section) => (
          <li key={section}>
            <To place={place(lang, section)} aria-current={here === section ? 'true' : undefined}>
              {words.sections[section]}
            </To>
          </li>
        ))}
        <li>
          <To place={place(lang, 'home')} hash="datasets" aria-current={here === 'datasets' ? 'true' : undefined}>
            {words.data}
          </To>
        </li>
        <li>
          <To place={place(lang, 'search')}>{words.search}</To>
        </li>
        <li>
          <OtherLanguage />
        </li>
      </ul>
    </nav>
  );
}

/** The same page in the other language. */
function OtherLanguage() {
  const { lang } = useLanguage();
  const { section, id, tab } = useParams({ strict: false });
  const other = LANGS.find((known) => known !== lang)!;
  return (
    <To place={translate(other, { lang, section, id, tab })} search="same" lang={other} hrefLang={other}>
      {WORDS_OF_ALL[other].name}
    </To>
  );
}
