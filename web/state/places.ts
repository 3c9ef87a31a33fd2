/** The addresses of the portal, in each language. */
import type { Lang } from '../api/types.ts';

export const LANGS = ['fr', 'en'] as const satisfies readonly Lang[];

export const TABS = ['information', 'table', 'export'] as const;
export type Tab = (typeof TABS)[number];

const PLACES = {
  fr: { datasets: 'jeux', tabs: { table: 'tableau', export: 'telechargement' } },
  en: { datasets: 'datasets', tabs: { table: 'table', export: 'download' } },
} as const;

export const isLang = (text: string): text is Lang => LANGS.some((lang) => lang === text);

/** Parameters of the route of a dataset; the first tab has no word. */
export const datasetPlace = (lang: Lang, id: string, tab: Tab = 'information') => ({
  lang,
  section: PLACES[lang].datasets as string,
  id,
  tab: tab === 'information' ? undefined : (PLACES[lang].tabs[tab] as string),
});

export const isDatasets = (lang: Lang, section: string): boolean => PLACES[lang].datasets === section;

/** The tab a word of the address names; null when it names none. */
export const findTab = (lang: Lang, word: string | undefined): Tab | null => {
  if (word === undefined) return 'information';
  return TABS.find((tab) => tab !== 'information' && PLACES[lang].tabs[tab] === word) ?? null;
};

/** The first of the reader's languages that the portal speaks; French otherwise. */
export const preferredLang = (languages: readonly string[]): Lang =>
  languages.map((language) => language.slice(0, 2)).find(isLang) ?? 'fr';
