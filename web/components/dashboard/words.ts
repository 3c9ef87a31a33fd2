import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual({ figures: 'Chiffres et graphiques' }, { figures: 'Figures and charts' });
