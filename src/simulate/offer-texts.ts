/** Texts of the offers: plausible, searchable, and as awkward as real ones (HTML, entities, semicolons, quotes, line ends). */
import { below, elementAt, happens, oneOf } from './chance.ts';
import type { Layer } from './layers.ts';

const TITLES_AFTER = [
  '',
  '',
  '',
  ' – formation certifiante',
  ' – à votre rythme',
  ' – initiation',
  ' – perfectionnement',
  ' – parcours intensif',
  ' (éligible CPF)',
  ' – accompagnement individuel',
] as const;

const HIGHLIGHTS = [
  'Petits groupes, formateurs expérimentés.',
  'Accès à la plateforme 24h/24 ; suivi par un tuteur.',
  'Parcours individualisé "sur mesure"; évaluation initiale offerte.',
  'Locaux accessibles aux personnes à mobilité réduite, parking gratuit.',
  'Mise en situation professionnelle & cas pratiques.',
  'Taux de réussite communiqué sur demande.',
] as const;

const OBJECTIVES = [
  'Maîtriser les gestes du métier',
  'Acquérir les compétences attendues',
  'Gagner en autonomie',
  'Préparer l’examen',
  'Valider ses acquis',
  'Évoluer dans son emploi',
] as const;

const MODULES = [
  'Prise en main',
  'Fondamentaux',
  'Cas pratiques',
  'Réglementation',
  'Outils numériques',
  'Communication',
  'Sécurité',
  'Qualité',
  'Projet final',
  'Préparation à la certification',
] as const;

/** Percent of trainings without highlights: 0.13 % in the official catalogue. */
const NO_HIGHLIGHTS = 0.13;

const lines = ['<p>', '<ul>\n<li>', '', '<p><strong>Programme&nbsp;:</strong> '] as const;

/** Layers over `certification_title` and `chance`: `title`, `highlights`, `objective`, `content`, `expected_results`. */
export const TEXT_LAYERS: readonly Layer[] = [
  {
    title: `certification_title || ${oneOf(TITLES_AFTER, 'chance', 40)}`,
    highlights: `if(${happens('chance', 41, NO_HIGHLIGHTS)}, null, ${oneOf(HIGHLIGHTS, 'chance', 42)})`,
    objective: `${oneOf(OBJECTIVES, 'chance', 43)} || ' : ' || certification_title || '.'`,
    content: `${oneOf(lines, 'chance', 44)} || ${[45, 46, 47, 48].map((draw) => oneOf(MODULES, 'chance', draw)).join(` || ${elementAt([' ; ', '</li>\n<li>', ', ', '<br/>'], below('chance', 44, 4))} || `)}`,
    expected_results: `if(${happens('chance', 49, 96)}, 'Obtention de la certification « ' || certification_title || ' »', null)`,
  },
];
