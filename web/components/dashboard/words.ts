import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    figures: 'Chiffres et graphiques',
    measure: 'Mesure',
    compare: 'Comparer',
    compareNone: 'ne rien comparer',
  },
  {
    figures: 'Figures and charts',
    measure: 'Measure',
    compare: 'Compare',
    compareNone: 'compare nothing',
  },
);
