/** What search engines and other sites read of a page. React moves these elements to the head of the document. */
import { useParams, useRouter } from '@tanstack/react-router';
import { LOCALES } from '../../format/locale.ts';
import { addressOf, LANGS, type Place, translate } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';

/** The title of a page, with its own part only, and what it says in one or two sentences. */
export function Head({ title, description }: { title: string; description: string }) {
  const { words } = useLanguage();
  const whole = `${title} – ${words.site.title}`;
  return (
    <>
      <title>{whole}</title>
      <meta name="description" content={description} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
    </>
  );
}

/** The address of the page without what is filtered, and its address in the other language. */
export function Addresses() {
  const { lang, words } = useLanguage();
  const here: Place = {
    lang,
    ...useParams({ strict: false, select: ({ section, id, tab }) => ({ section, id, tab }) }),
  };
  const address = useAddress();
  return (
    <>
      <link rel="canonical" href={address(here)} />
      {LANGS.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={address(translate(other, here))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={address(translate(LANGS[0], here))} />
      <meta property="og:url" content={address(here)} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={words.site.title} />
      <meta property="og:locale" content={LOCALES[lang].replace('-', '_')} />
      <meta name="twitter:card" content="summary" />
    </>
  );
}

/** Writes the whole address of a place, with its host. */
export function useAddress(): (place: Place) => string {
  const { origin = '' } = useRouter();
  return (place) => origin + addressOf(place);
}
