/** The control codes of EDOF's integration report that are known, with their own numbers. */
import type { CodeEntry } from './codes.ts';

const OBSERVED = 'EDOF integration reports, as relayed by the editor editeur-LHEO (August 2026)';
const DUPLICATES = 'EDOF control active since 2022-04-07 (cpformation)';

export const EDOF_CODES = {
  '10133': {
    severity: 'error',
    source: OBSERVED,
    is: {
      en: 'Two sessions of one action have the same dates.',
      fr: 'Deux sessions d’une même action ont les mêmes dates.',
    },
    fix: { en: 'Keep one of them, or change its dates.', fr: 'N’en garder qu’une, ou changer ses dates.' },
  },
  '30013': {
    severity: 'error',
    source: OBSERVED,
    is: {
      en: 'A French address has neither a street nor a fifth line.',
      fr: 'Une adresse française n’a ni voie ni ligne 5.',
    },
    fix: {
      en: 'Give libelle-voie (with numero-voie and code-nature-voie) or ligne5-adresse in extras[@info="adresse"].',
      fr: 'Donner libelle-voie (avec numero-voie et code-nature-voie) ou ligne5-adresse dans extras[@info="adresse"].',
    },
  },
  '30017': {
    severity: 'error',
    source: OBSERVED,
    is: {
      en: 'The information contact of the action is missing or not valid.',
      fr: 'Le contact d’information de l’action est absent ou invalide.',
    },
    fix: {
      en: 'Give nom, prenom, telfixe/numtel and courriel in extra[@info="contact-information"]/coordonnees.',
      fr: 'Donner nom, prenom, telfixe/numtel et courriel dans extra[@info="contact-information"]/coordonnees.',
    },
  },
  '30020': {
    severity: 'error',
    source: OBSERVED,
    is: { en: 'The session starts after it ends.', fr: 'La session commence après sa fin.' },
    fix: { en: 'Correct debut or fin.', fr: 'Corriger debut ou fin.' },
  },
  '30022': {
    severity: 'error',
    source: OBSERVED,
    is: {
      en: 'The registration contact of the session is missing or not valid.',
      fr: 'Le contact d’inscription de la session est absent ou invalide.',
    },
    fix: {
      en: 'Give nom, prenom, telfixe/numtel and courriel in extra[@info="contact-inscription"]/coordonnees.',
      fr: 'Donner nom, prenom, telfixe/numtel et courriel dans extra[@info="contact-inscription"]/coordonnees.',
    },
  },
  '30056': {
    severity: 'error',
    source: DUPLICATES,
    is: {
      en: 'The action is identical to another action of the offer (attendance, place, language, teaching methods, disability, price, duration).',
      fr: 'L’action est identique à une autre action de l’offre (modalités, lieu, langue, pédagogie, handicap, prix, durée).',
    },
    fix: {
      en: 'Add the session to the other action instead.',
      fr: 'Ajouter plutôt la session à l’autre action.',
    },
  },
  '30057': {
    severity: 'error',
    source: DUPLICATES,
    is: {
      en: 'The action differs from another action of the offer by less than ten hours only.',
      fr: 'L’action ne diffère d’une autre action de l’offre que de moins de dix heures.',
    },
    fix: {
      en: 'Keep one of them, or correct what really differs.',
      fr: 'N’en garder qu’une, ou corriger ce qui diffère réellement.',
    },
  },
  '30070': {
    severity: 'error',
    source: OBSERVED,
    is: { en: 'A skills block is given twice.', fr: 'Un bloc de compétences est donné deux fois.' },
    fix: { en: 'Remove the repetition.', fr: 'Retirer la répétition.' },
  },
  '30077': {
    severity: 'error',
    source: OBSERVED,
    is: {
      en: 'Another CPF200 offer of this provider already has this categorisation.',
      fr: 'Une autre offre CPF200 de cet organisme a déjà cette catégorisation.',
    },
    fix: { en: 'Keep one offer per categorisation.', fr: 'Garder une seule offre par catégorisation.' },
  },
} as const satisfies Record<string, CodeEntry>;
