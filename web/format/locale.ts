/** The country whose conventions each language follows here. */
import type { Lang } from '../api/types.ts';

export const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };
