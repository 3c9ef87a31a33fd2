/** What the statuses of files mean together: the vocabulary of the column has no other that reads so. */

import { quote } from '../state/query.ts';
import type { View } from './chart.ts';
import { fieldOf } from './measures.ts';

/** Followed to the end or in part; cancelled or rejected after the validation; not over yet. */
export type Outcome = 'finished' | 'cancelled' | 'open';

const CANCELLED = /non réalisé|annulé|rejeté/i;
const FINISHED = /réalisation/i;

export const outcomeOf = (status: string): Outcome => {
  if (CANCELLED.test(status)) return 'cancelled';
  return FINISHED.test(status) ? 'finished' : 'open';
};

/** The condition of the files of an outcome. */
export function statusIn({ dataset }: Pick<View, 'dataset'>, outcome: Outcome): string {
  const statuses = fieldOf({ dataset }, 'statut_dossier').annotations.vocabulary ?? [];
  const named = statuses.filter((status) => outcomeOf(status) === outcome).map(quote);
  return `statut_dossier in (${named.join(', ')})`;
}
