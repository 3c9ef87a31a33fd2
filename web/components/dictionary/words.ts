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
    frequent: (count: number) => `Les ${count} valeurs les plus fréquentes`,
    all: (count: number) => `Les ${count} valeurs`,
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
    frequent: (count) => `The ${count} most frequent values`,
    all: (count) => `The ${count} values`,
    rows: (shown, count) => pluralEn(count, `${shown} row`, `${shown} rows`),
  },
);
