import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    label: 'Chercher une certification, une formation, un organisme, un département, une colonne',
    example: 'anglais, RNCP 38565, Gironde, prix…',
    go: 'Chercher',
  },
  {
    label: 'Search for a certification, a training, a provider, a department, a column',
    example: 'anglais, RNCP 38565, Gironde, price…',
    go: 'Search',
  },
);
