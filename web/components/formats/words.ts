import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual({ title: 'Le jeu entier, en fichier' }, { title: 'The whole dataset, as a file' });
