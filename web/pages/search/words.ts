import { bilingual, pluralEn, pluralFr } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    title: 'Rechercher',
    titled: (text: string) => `« ${text} » : résultats`,
    start:
      'Écrivez un mot, un numéro RNCP ou RS, le nom d’un organisme, un département ou son numéro, le nom d’une colonne.',
    none: (text: string) => `Rien ne correspond à « ${text} ».`,
    noneMend:
      'Essayez moins de mots, un mot plus général, ou le numéro de la certification seul. Une faute de frappe est tolérée.',
    all: (total: string) => `Voir les ${total}`,
    groups: {
      certifications: 'Certifications',
      trainings: 'Formations ouvertes à l’inscription',
      providers: 'Organismes de formation',
      departments: 'Départements',
      datasets: 'Jeux de données',
      columns: 'Colonnes',
      pages: 'Pages',
    },
    counts: {
      certifications: (shown: string, count: number) =>
        `${shown} ${pluralFr(count, 'dossier', 'dossiers')} depuis 2020`,
      trainings: (shown: string, count: number) => `${shown} ${pluralFr(count, 'lieu', 'lieux')}`,
      providers: (shown: string, count: number) =>
        `${shown} ${pluralFr(count, 'formation ouverte', 'formations ouvertes')}`,
      departments: (shown: string, count: number) =>
        `${shown} ${pluralFr(count, 'formation ouverte', 'formations ouvertes')}`,
    },
    query: 'requête',
    queryOf: (group: string) => `Requête : ${group}`,
    elsewhere: 'Ou bien',
  },
  {
    title: 'Search',
    titled: (text: string) => `“${text}”: results`,
    start:
      'Type a word, an RNCP or RS number, the name of a provider, a department or its number, the name of a column.',
    none: (text: string) => `Nothing matches “${text}”.`,
    noneMend:
      'Try fewer words, a more general one, or the number of the certification alone. A typing error is forgiven.',
    all: (total: string) => `See all ${total}`,
    groups: {
      certifications: 'Certifications',
      trainings: 'Trainings open for enrolment',
      providers: 'Training providers',
      departments: 'Departments',
      datasets: 'Datasets',
      columns: 'Columns',
      pages: 'Pages',
    },
    counts: {
      certifications: (shown: string, count: number) => `${shown} ${pluralEn(count, 'file', 'files')} since 2020`,
      trainings: (shown: string, count: number) => `${shown} ${pluralEn(count, 'place', 'places')}`,
      providers: (shown: string, count: number) =>
        `${shown} ${pluralEn(count, 'training on sale', 'trainings on sale')}`,
      departments: (shown: string, count: number) =>
        `${shown} ${pluralEn(count, 'training on sale', 'trainings on sale')}`,
    },
    query: 'query',
    queryOf: (group: string) => `Query: ${group}`,
    elsewhere: 'Or else',
  },
);
