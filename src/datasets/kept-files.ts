/** The training files that a dataset counts, and why it leaves out the others. */
import { KEPT } from '../cpf/offer.ts';
import { type Reason, reasonSql } from '../cpf/rule.ts';
import { text } from './columns.ts';
import type { Disposition, Origin, Text } from './definition.ts';
import { atRelease, quote } from './vocabulary-sql.ts';

/** Each reason with its meaning. */
export const meanings = (reasons: readonly Reason[]): Record<string, Text> =>
  Object.fromEntries(reasons.map(({ reason, means }) => [reason, means]));

export interface KeptFiles {
  /** Why each file of the source is counted or not. */
  readonly disposition: Disposition;
  /** A query of the files that are counted, of which `columns` is the list; `joined` follows the files. */
  select(columns: string, joined?: string): string;
  /** A figure of the files that are counted. */
  total(figure: string): Origin;
}

/** The files that none of these reasons leaves out. */
export function keptFiles(reasons: readonly Reason[]): KeptFiles {
  const files = atRelease('training_files');
  const disposition = reasonSql(reasons, KEPT);
  const kept = `where ${disposition} = ${quote(KEPT)}`;
  return {
    disposition: {
      source: 'training_files',
      sql: `select ${disposition} as disposition, count(*) as rows from ${files} group by all`,
      reasons: { ...meanings(reasons), [KEPT]: text('Compté dans le jeu.', 'Counted in the dataset.') },
    },
    select: (columns, joined = '') =>
      ['select', columns, 'from', files, joined, kept].filter((part) => part !== '').join(' '),
    total: (figure) => ({ figure, from: `${files} ${kept}` }),
  };
}
