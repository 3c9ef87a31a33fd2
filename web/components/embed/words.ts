import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual({ embed: 'Intégrer à une page' }, { embed: 'Embed in a page' });
