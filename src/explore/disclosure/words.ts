/** The words of the disclosure report's page. */
import type { Text } from '../../datasets/index.ts';

const said = (fr: string, en: string): Text => ({ fr, en });

export const WORDS = {
  report: said('Rapport de protection des personnes', 'Disclosure report'),
  release: said('Publication', 'Release'),
  asOf: said('Données arrêtées au', 'Data as of'),
  policy: said('Règle', 'Policy'),
  noMasking: said('aucune ligne n’est masquée', 'no row is masked'),
  notSaid: said('La définition du jeu ne dit pas pourquoi.', 'The definition of the dataset does not say why.'),
  why: said('Pourquoi', 'Why'),
  counted: said('Personnes comptées par', 'People counted by'),
  measures: said('Mesures masquées ensemble', 'Measures masked together'),
  reasonColumn: said('Raison écrite dans', 'Reason written in'),
  rows: said('Lignes', 'Rows'),
  whole: said('Publiées entières', 'Published whole'),
  masked: said('Masquées', 'Masked'),
  share: said('Part', 'Share'),
  reasons: said('Raisons données', 'Reasons given'),
  reason: said('Raison', 'Reason'),
  checks: said('La règle est-elle tenue ?', 'Is the policy kept?'),
  promise: said('Promesse', 'Promise'),
  broken: said('Lignes qui y manquent', 'Rows that break it'),
  standsFor: said('Ce que les lignes masquées représentent', 'What the masked rows stand for'),
  standsForNote: said(
    'Des bornes, tirées de la règle : une ligne masquée compte un titulaire au moins et moins que le seuil, et un dossier au moins pour chacun. Un titulaire compte dans chaque ligne où il est.',
    'Bounds, from the rule: a masked row counts one holder at least and fewer than the threshold, and one file at least for each. A holder counts in every row they are in.',
  ),
  measure: said('Mesure', 'Measure'),
  published: said('Dans les lignes entières', 'In the whole rows'),
  least: said('Masqué, au moins', 'Masked, at least'),
  most: said('Masqué, au plus', 'Masked, at most'),
  ofTotal: said('Part du tout', 'Share of the whole'),
  unbounded: said('non borné', 'not bounded'),
  notTold: said('Ce qui n’est pas dit, et pourquoi', 'What is not told, and why'),
  what: said('Quoi', 'What'),
  spread: said('Lignes masquées par', 'Masked rows by'),
  value: said('Valeur', 'Value'),
  empty: said('(vide)', '(empty)'),
  leftOut: said('autres valeurs ne sont pas écrites ici :', 'more values are not written here:'),
  leftOpen: said('Ce que cette protection ne fait pas', 'What this protection does not do'),
  none: said('Rien.', 'Nothing.'),
} as const satisfies Record<string, Text>;

/** The policy in a sentence. */
export const sayPolicy = (fewest: number): Text =>
  said(
    `une ligne qui compte moins de ${fewest} titulaires a ses mesures masquées`,
    `a row that counts fewer than ${fewest} holders has its measures masked`,
  );
