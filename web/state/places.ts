/** The addresses of the portal, in each language: `/fr/jeux/<dataset>/tableau`, `/en/certifications/RNCP38565`. */
import type { Lang } from '../api/types.ts';

export const LANGS = ['fr', 'en'] as const satisfies readonly Lang[];

/** The route of every page: a section, what it is about, and one of its views. */
export const ROUTE = '/$lang/{-$section}/{-$id}/{-$tab}';

/** The sections and their word in each language; the first page has none. */
const SECTIONS = {
  home: { fr: undefined, en: undefined },
  search: { fr: 'recherche', en: 'search' },
  datasets: { fr: 'jeux', en: 'datasets' },
  courses: { fr: 'formations', en: 'courses' },
  people: { fr: 'usagers', en: 'people' },
  certifications: { fr: 'certifications', en: 'certifications' },
  providers: { fr: 'organismes', en: 'providers' },
  departments: { fr: 'departements', en: 'departments' },
  prices: { fr: 'prix', en: 'prices' },
  find: { fr: 'trouver', en: 'find' },
  changes: { fr: 'nouveautes', en: 'changes' },
  health: { fr: 'sante', en: 'health' },
  embed: { fr: 'integrer', en: 'embed' },
} as const;
export type Section = keyof typeof SECTIONS;

/** The views of a dataset; the first has no word. */
const TAB_WORDS = {
  information: { fr: undefined, en: undefined },
  table: { fr: 'tableau', en: 'table' },
  export: { fr: 'telechargement', en: 'download' },
  api: { fr: 'api', en: 'api' },
  releases: { fr: 'versions', en: 'releases' },
} as const;
export type Tab = keyof typeof TAB_WORDS;
export const TABS = Object.keys(TAB_WORDS) as readonly Tab[];

/** Parameters of the route. */
export interface Place {
  readonly lang: Lang;
  readonly section: string | undefined;
  readonly id: string | undefined;
  readonly tab: string | undefined;
}

export const isLang = (text: string): text is Lang => LANGS.some((lang) => lang === text);

export const place = (lang: Lang, section: Section, id?: string): Place => ({
  lang,
  section: SECTIONS[section][lang],
  id,
  tab: undefined,
});

export const datasetPlace = (lang: Lang, id: string, tab: Tab = 'information'): Place => ({
  ...place(lang, 'datasets', id),
  tab: TAB_WORDS[tab][lang],
});

/** The section a word of the address names; null when it names none. */
export const findSection = (lang: Lang, word: string | undefined): Section | null => named(SECTIONS, lang, word);

/** The view of a dataset a word of the address names; null when it names none. */
export const findTab = (lang: Lang, word: string | undefined): Tab | null => named(TAB_WORDS, lang, word);

/** The same place in another language; words that name nothing stay. */
export const translate = (to: Lang, { lang, section, id, tab }: Place): Place => {
  const [known, view] = [findSection(lang, section), findTab(lang, tab)];
  return {
    lang: to,
    section: known === null ? section : SECTIONS[known][to],
    id,
    tab: view === null ? tab : TAB_WORDS[view][to],
  };
};

/** The address of a place, without what is filtered. */
export const addressOf = ({ lang, section, id, tab }: Place): string =>
  ['', lang, section, id, tab]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/');

/** The first of the reader's languages that the portal speaks; French otherwise. */
export const preferredLang = (languages: readonly string[]): Lang =>
  languages.map((language) => language.slice(0, 2)).find(isLang) ?? 'fr';

const named = <Name extends string>(
  words: Readonly<Record<Name, Readonly<Record<Lang, string | undefined>>>>,
  lang: Lang,
  word: string | undefined,
): Name | null => (Object.keys(words) as Name[]).find((name) => words[name][lang] === word) ?? null;
