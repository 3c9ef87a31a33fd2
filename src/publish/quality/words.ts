/** The words of the report's page. */
import type { QualityReport, Said } from '../../releases/quality.ts';

const said = (fr: string, en: string): Said => ({ fr, en });

export const RESULTS: Readonly<Record<QualityReport['result'], Said>> = {
  published: said('publiée', 'published'),
  refused: said('refusée : une vérification a échoué', 'refused: a check failed'),
  held: said('retenue : elle bouge au-delà de ses bornes', 'held: it moved beyond its bounds'),
};

export const ORIGINS: Readonly<Record<QualityReport['origin'], Said>> = {
  derived: said('calculée des sources', 'derived from the sources'),
  simulated: said('calculée d’un dispositif simulé', 'derived from a simulated scheme'),
  mirrored: said('reprise d’un fichier publié', 'mirrored from a published file'),
};

export const WORDS = {
  report: said('Rapport de qualité', 'Quality report'),
  release: said('Publication', 'Release'),
  asOf: said('Données arrêtées au', 'Data as of'),
  madeAt: said('Faite le', 'Made at'),
  origin: said('Origine', 'Origin'),
  software: said('Logiciel', 'Software'),
  result: said('Résultat', 'Result'),
  accepted: said('Acceptée', 'Accepted'),
  rows: said('Lignes', 'Rows'),
  masked: said('Lignes masquées', 'Masked rows'),
  movements: said('Depuis la publication précédente', 'Since the previous release'),
  elapsed: said(
    'périodes écoulées, dont les bornes tiennent compte :',
    'periods elapsed, which the bounds take into account:',
  ),
  first: said('Première publication du jeu : rien à comparer.', 'First release of the dataset: nothing to compare.'),
  notJudged: said(
    'Trop peu de lignes pour que des parts disent quelque chose : rien n’est jugé.',
    'Too few rows for shares to say anything: nothing is judged.',
  ),
  figure: said('Chiffre', 'Figure'),
  before: said('Avant', 'Before'),
  after: said('Après', 'After'),
  allowed: said('Admis', 'Allowed'),
  checks: said('Vérifications', 'Checks'),
  check: said('Vérification', 'Check'),
  found: said('Trouvé', 'Found'),
  passed: said('oui', 'yes'),
  failed: said('non', 'no'),
  warning: said('avertissement', 'warning'),
  within: said('Dans les bornes', 'Within bounds'),
  holds: said('Tenue', 'Holds'),
  dispositions: said('Ce que deviennent les lignes des sources', 'What becomes of the source rows'),
  source: said('Source', 'Source'),
  reason: said('Décision', 'Disposition'),
  means: said('Sens', 'Meaning'),
  share: said('Part', 'Share'),
  columns: said('Colonnes', 'Columns'),
  column: said('Colonne', 'Column'),
  filled: said('Remplie', 'Filled'),
  distinct: said('Valeurs', 'Values'),
  range: said('De, à', 'From, to'),
  mean: said('Moyenne', 'Mean'),
  frequent: said('Valeurs les plus fréquentes', 'Most frequent values'),
  columnsNote: said(
    'Sur les lignes publiées : ce qui y est masqué compte comme vide. Les nombres de valeurs sont exacts ; la moyenne est celle des lignes, sans poids.',
    'Over the published rows: what is masked there counts as empty. Numbers of values are exact; the mean is that of rows, unweighted.',
  ),
  codes: said('Codes inconnus', 'Unknown codes'),
  list: said('Liste', 'List'),
  unknown: said('Inconnus', 'Unknown'),
  absentList: said('liste absente', 'list absent'),
  outliers: said('Valeurs hors du plausible', 'Values beyond the plausible'),
  plausible: said('Plausible', 'Plausible'),
  below: said('Au-dessous', 'Below'),
  above: said('Au-dessus', 'Above'),
  furthest: said('Les plus éloignées', 'The furthest'),
  why: said('Pourquoi', 'Why'),
  sources: said('Sources', 'Sources'),
  none: said('Rien.', 'Nothing.'),
} as const satisfies Record<string, Said>;
