import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    title: 'Les formations engagées',
    lead: 'Ce que les titulaires achètent avec leur compte, mois après mois : combien, à quel prix, payé par qui, où et comment. Chaque barre et chaque département filtre toute la page.',
    compareWhy: 'Choisissez deux à quatre valeurs d’un filtre, puis comparez-les.',
    cancelled: 'Annulés ou rejetés',
    cancelledNote: 'des dossiers, montants compris',
    perFile: 'par dossier',
    known: (files: string) => `${files} dossiers à durée connue`,
    holders: 'Titulaires',
    holdersValue: 'sans total',
    holdersNote: 'une personne peut être dans plusieurs lignes',
    financers: 'financeur',
  },
  {
    title: 'Training committed',
    lead: 'What holders buy with their account, month after month: how much, at what price, paid by whom, where and how. Each bar and each department filters the whole page.',
    compareWhy: 'Choose two to four values of a filter, then compare them.',
    cancelled: 'Cancelled or rejected',
    cancelledNote: 'of the files, amounts included',
    perFile: 'per file',
    known: (files: string) => `${files} files of known duration`,
    holders: 'Holders',
    holdersValue: 'no total',
    holdersNote: 'a person may be in several rows',
    financers: 'financer',
  },
);
