/** Prices paid, from the training files: amount divided by files, never a mean of means. */
import type { Dataset, Row } from '../../api/types.ts';
import { yearsAt } from '../../charts/months.ts';
import { figuresPath, quote } from '../../state/query.ts';
import type { Selection } from '../../state/selection.ts';
import type { Basis } from './basis.ts';

export const FILES = 'moncompteformation_formations_engagees';

/** What a column of the catalogue is called in the files. */
export const PAID_COLUMNS: Readonly<Record<string, string>> = {
  code_rncp: 'code_rncp',
  code_rs: 'code_rs',
  libelle_nsf_1: 'domaine_formation_nsf',
  nom_region: 'region_lieu_formation',
};

/** Files that were not paid in the end. */
const CANCELLED = [
  'Clos - Non Réalisé annulé titulaire',
  'Clos - Non Réalisé annulé OF',
  'Dossier annulé gestionnaire',
  'Rejeté',
];

/** Fewer files give no mean: one large purchase would make it. */
const LEAST_FILES = 10;

/** Groups at most: more than the certifications of the largest domain. */
const MOST_GROUPS = 2_000;

/** Amounts and what they are divided by, over the files of the last year that were not cancelled; by columns when some are given. */
export function paidPath(dataset: Dataset, { values }: Selection, basis: Basis, by: readonly string[] = []): string {
  const { from, to } = yearsAt(dataset.metas.opencpf.as_of).now;
  const chosen = Object.entries(values).flatMap(([name, list]) =>
    PAID_COLUMNS[name] === undefined || list.length === 0
      ? []
      : [`${PAID_COLUMNS[name]} in (${list.map(quote).join(', ')})`],
  );
  return figuresPath(
    { dataset_id: FILES },
    {
      select: `sum(montant_engage) as amount, ${basis.weight} as weight, sum(nb_dossiers) as files`,
      where: [
        ...chosen,
        `date_validation in [date'${from}'..date'${to}']`,
        `not statut_dossier in (${CANCELLED.map(quote).join(', ')})`,
        ...basis.paidWhere,
      ],
      ...(by.length === 0 ? {} : { group_by: by.join(', '), limit: MOST_GROUPS }),
    },
  );
}

export interface Paid {
  /** Euros, of a training or of an hour; null when files are too few. */
  readonly paid: number | null;
  readonly files: number;
}

/** The weighted mean of groups put together. */
export function paidOf(rows: readonly Row[]): Paid {
  const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const [amount, weight, files] = [sum('amount'), sum('weight'), sum('files')];
  return { paid: files < LEAST_FILES || weight === 0 ? null : amount / weight, files };
}
