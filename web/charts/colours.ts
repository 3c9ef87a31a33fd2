/** Colours by meaning: a status, a financer, an attendance mode has the same everywhere. Values are tokens of `style/tokens.css`. */

/** Told apart by people who see colours otherwise, at 3:1 on both grounds. */
const PALETTE = ['--k1', '--k2', '--k3', '--k4', '--k5', '--k6', '--k7'].map((token) => `var(${token})`);
/** Beyond seven, and for what is not one thing. */
const OTHERS = 'var(--k-others)';

/** Rank in the palette of the values that have a meaning. */
const MEANINGS: Readonly<Record<string, number>> = {
  'formation entièrement à distance': 0,
  'formation entièrement présentielle': 1,
  'formation mixte': 2,
  Validé: 3,
  'Entrée en formation': 2,
  'Sortie de formation': 6,
  'Clos - Réalisation Totale': 0,
  'Clos - Réalisation Partielle': 5,
  'Clos - Non Réalisé annulé titulaire': 1,
  'Clos - Non Réalisé annulé OF': 4,
  Suivis: 0,
  Followed: 0,
  Annulés: 1,
  Cancelled: 1,
  'En cours': 3,
  Ongoing: 3,
  'Droits CPF (France compétences)': 0,
  'CPF rights (France compétences)': 0,
  Titulaires: 1,
  Holders: 1,
  'France Travail (Pôle emploi)': 2,
  'France Travail (public employment service)': 2,
  Régions: 3,
  Regions: 3,
  État: 4,
  State: 4,
  OPCO: 5,
  'Skills operators (OPCO)': 5,
  Entreprises: 6,
  Employers: 6,
  Femme: 4,
  Homme: 0,
};

/** The colour of each value, in the order they come. Those without a meaning take what is left of the palette; one alone takes the first. */
export function coloursOf(values: readonly string[]): (value: string) => string {
  const taken = new Set(values.flatMap((value) => MEANINGS[value] ?? []));
  const free = PALETTE.filter((_, rank) => !taken.has(rank));
  const without = values.filter((value) => MEANINGS[value] === undefined);
  return (value) => {
    const rank = MEANINGS[value];
    return rank === undefined ? (free[without.indexOf(value)] ?? OTHERS) : PALETTE[rank]!;
  };
}

/** One hue from light to dark, in five classes. */
export const SEQUENCE = ['--q1', '--q2', '--q3', '--q4', '--q5'].map((token) => `var(${token})`);

/** Bounds of five classes with as many values each; fewer when values are few. */
export function quantiles(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds = [1, 2, 3, 4].map((fifth) => sorted[Math.floor((sorted.length * fifth) / 5)]!);
  return sorted.length === 0 ? [] : [...new Set(bounds)].filter((bound) => bound > sorted[0]!);
}
