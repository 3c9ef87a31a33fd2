import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  { empty: 'Rien à montrer ici.', query: 'Requête' },
  { empty: 'Nothing to show here.', query: 'Query' },
);
