import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    measure: 'Mesure',
    by: 'Par',
    split: 'Et par',
    noSplit: 'rien d’autre',
    form: 'Forme',
    forms: { line: 'courbe', stack: 'parts', bars: 'barres', heat: 'grille', map: 'carte' },
    most: 'Valeurs',
    level: 'Territoire',
    notOffered: (measures: string) =>
      `${measures} : pas de somme possible, une même personne peut être dans plusieurs lignes.`,
    weighted: (measure: string) => `${measure} : moyenne pondérée, et non moyenne des lignes.`,
    noTerritory: 'Ce jeu de données n’a pas de territoire : il n’y a pas de carte à en faire.',
  },
  {
    measure: 'Measure',
    by: 'By',
    split: 'And by',
    noSplit: 'nothing else',
    form: 'Form',
    forms: { line: 'line', stack: 'shares', bars: 'bars', heat: 'grid', map: 'map' },
    most: 'Values',
    level: 'Territory',
    notOffered: (measures: string) => `${measures}: cannot be added up, one person may be in several rows.`,
    weighted: (measure: string) => `${measure}: weighted mean, not the mean of the rows.`,
    noTerritory: 'This dataset has no territory: there is no map to make of it.',
  },
);
