import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    figures: 'Les derniers chiffres',
    simulated: 'Données simulées',
    names: {
      files: 'Dossiers de formation',
      amount: 'Montant engagé',
      entries: 'Entrées en formation',
      offers: 'Formations ouvertes',
      providers: 'Organismes de formation',
    },
    notes: {
      files: 'validés, annulés compris',
      amount: 'par tous les financeurs, annulés compris',
      entries: 'dernier trimestre fini, en dossiers',
      offers: 'certifiantes, ouvertes à l’inscription',
      providers: 'établissements qui les vendent',
    },
    months: (first: string, last: string) => `${first} – ${last}`,
    onDay: (day: string) => `le ${day}`,
    curves: 'Courbes : les trois dernières années, mois par mois, à partir de zéro.',
    query: 'requête',
    queryOf: (figure: string) => `Requête : ${figure}`,
    citizen: 'Choisir une formation',
    expert: 'Travailler avec les données',
  },
  {
    figures: 'The latest figures',
    simulated: 'Simulated data',
    names: {
      files: 'Training files',
      amount: 'Amount committed',
      entries: 'Entries into training',
      offers: 'Trainings on sale',
      providers: 'Training providers',
    },
    notes: {
      files: 'validated, cancelled ones included',
      amount: 'by all financers, cancelled files included',
      entries: 'last quarter that is over, in files',
      offers: 'certifying, open for enrolment',
      providers: 'establishments that sell them',
    },
    months: (first: string, last: string) => `${first} – ${last}`,
    onDay: (day: string) => `on ${day}`,
    curves: 'Curves: the last three years, month by month, from zero.',
    query: 'query',
    queryOf: (figure: string) => `Query: ${figure}`,
    citizen: 'Choose a course',
    expert: 'Work with the data',
  },
);
