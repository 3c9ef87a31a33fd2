import { bilingual } from '../../words/bilingual.ts';

/** Words of the menu, short; and of the foot of every page. */
export const WORDS = bilingual(
  {
    menu: 'Menu',
    sections: {
      courses: 'Chiffres',
      people: 'Usagers',
      certifications: 'Certifications',
      prices: 'Prix',
      find: 'Trouver',
    },
    data: 'Données',
    search: 'Rechercher',
    calendar: 'Calendrier des publications',
    licence: 'Données sous Licence Ouverte 2.0',
    independent: 'OpenCPF est indépendant de l’opérateur de Mon Compte Formation.',
    foot: 'Pied de page',
  },
  {
    menu: 'Menu',
    sections: {
      courses: 'Figures',
      people: 'People',
      certifications: 'Certifications',
      prices: 'Prices',
      find: 'Find',
    },
    data: 'Data',
    search: 'Search',
    calendar: 'Calendar of releases',
    licence: 'Data under the Licence Ouverte 2.0',
    independent: 'OpenCPF is independent of the operator of Mon Compte Formation.',
    foot: 'Foot of the page',
  },
);
