import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  { empty: 'Rien à montrer ici.', query: 'Requête', queryOf: (title: string) => `Requête de : ${title}` },
  { empty: 'Nothing to show here.', query: 'Query', queryOf: (title: string) => `Query of: ${title}` },
);
