/** The words of the figures of a column. */
import { bilingual, pluralEn, pluralFr } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    profile: (release: string) => `Dans la version ${release}`,
    filled: 'Renseignée',
    always: 'toujours',
    distinct: 'Valeurs',
    different: (shown: string, count: number) => pluralFr(count, `${shown} distincte`, `${shown} distinctes`),
    range: 'Étendue',
    between: (from: string, to: string) => `de ${from} à ${to}`,
    frequent: (count: number) => pluralFr(count, 'Une autre valeur fréquente', `${count} autres valeurs fréquentes`),
    others: (count: number) => pluralFr(count, 'Une autre valeur', `${count} autres valeurs`),
    rows: (shown: string, count: number) => pluralFr(count, `${shown} ligne`, `${shown} lignes`),
  },
  {
    profile: (release) => `In release ${release}`,
    filled: 'Filled',
    always: 'always',
    distinct: 'Values',
    different: (shown, count) => pluralEn(count, `${shown} distinct`, `${shown} distinct`),
    range: 'Range',
    between: (from, to) => `${from} to ${to}`,
    frequent: (count) => pluralEn(count, 'Another frequent value', `${count} other frequent values`),
    others: (count) => pluralEn(count, 'Another value', `${count} other values`),
    rows: (shown, count) => pluralEn(count, `${shown} row`, `${shown} rows`),
  },
);
