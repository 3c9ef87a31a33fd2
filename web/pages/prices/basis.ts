/** Prices asked and paid: of a whole training, or of an hour of it. */
import type { Unit } from '../../charts/table.ts';
import type { Search } from '../../state/search.ts';

/** What a price is the price of, as expressions and conditions of the query language. */
export interface Basis {
  /** Price of an offer, in euros with tax: the mean of its actions. */
  readonly asked: string;
  /** Offers whose price is known. */
  readonly askedWhere: readonly string[];
  /** What the amount of a group of files is divided by. */
  readonly weight: string;
  readonly paidWhere: readonly string[];
  readonly unit: Unit;
}

const TRAINING: Basis = {
  asked: 'frais_ttc_tot_mean',
  askedWhere: [],
  weight: 'sum(nb_dossiers)',
  paidWhere: [],
  unit: 'euro',
};

/** Only where hours are known: 0 in the catalogue means unknown; a row of files may know the duration of some of them only. */
const HOUR: Basis = {
  asked: 'frais_ttc_tot_mean / nombre_heures_total_mean',
  askedWhere: ['nombre_heures_total_mean > 0'],
  weight: 'sum(duree_moyenne * nb_dossiers_a_duree_connue)',
  paidWhere: ['nb_dossiers_a_duree_connue = nb_dossiers', 'duree_moyenne > 0'],
  unit: 'euro per hour',
};

export const BASES = { training: TRAINING, hour: HOUR } as const;

/** Of a whole training, unless the address says `per=hour`. */
export const basisName = (search: Search): keyof typeof BASES => (search.per?.[0] === 'hour' ? 'hour' : 'training');

export const basisOf = (search: Search): Basis => BASES[basisName(search)];
