import { bilingual } from '../words/bilingual.ts';

/** What each section is called wherever it is linked, and what is found there. */
export const WORDS = bilingual(
  {
    find: { title: 'Trouver une formation', note: 'par mots, lieu, prix, durée' },
    prices: { title: 'Les prix habituels', note: 'ce qui est demandé, ce qui est payé' },
    certifications: { title: 'Une certification', note: 'ses prix, ses formations, son évolution' },
    departments: { title: 'Mon département', note: 'tout sur une page, à imprimer' },
    courses: { title: 'Les formations engagées', note: 'combien, à quel prix, payé par qui' },
    people: { title: 'Qui se forme', note: 'âge, genre, situation, résidence' },
    providers: { title: 'Les organismes', note: 'entrées, sorties, offres' },
    changes: { title: 'Ce qui a changé', note: 'entre deux publications' },
    health: { title: 'La santé des données', note: 'à l’heure ou en retard, contrôles' },
    datasets: { title: 'Les jeux de données', note: 'lire, filtrer, télécharger' },
    api: { title: 'L’API publique', note: 'sans inscription, décrite en OpenAPI' },
    accessibility: { title: 'Accessibilité', note: 'ce qui est vérifié, ce qui ne l’est pas' },
  },
  {
    find: { title: 'Find a course', note: 'by words, place, price, hours' },
    prices: { title: 'Usual prices', note: 'what is asked, what is paid' },
    certifications: { title: 'A certification', note: 'its prices, its trainings, its course' },
    departments: { title: 'My department', note: 'all on one page, to print' },
    courses: { title: 'Training committed', note: 'how much, at what price, paid by whom' },
    people: { title: 'Who trains', note: 'age, gender, situation, residence' },
    providers: { title: 'Providers', note: 'entries, exits, offers' },
    changes: { title: 'What changed', note: 'between two releases' },
    health: { title: 'Data health', note: 'on time or late, checks' },
    datasets: { title: 'Datasets', note: 'read, filter, download' },
    api: { title: 'The public API', note: 'no registration, described in OpenAPI' },
    accessibility: { title: 'Accessibility', note: 'what is checked, what is not' },
  },
);
