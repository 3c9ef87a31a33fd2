/** Certifications over the last twelve months and the twelve before: those that are new, rising, falling. */
import type { Dataset, Records, Row } from '../../api/types.ts';
import { changeOf, type Trend, trendOf } from '../../charts/trend.ts';
import { groupPath, quote } from '../../state/query.ts';
import { EVERYTHING, type Range, withRange } from '../../state/selection.ts';
import { COLUMNS, idOf } from './identity.ts';

/** Certifications that are compared: the largest of each year, so that the tiny ones do not win. */
export const MOST = 300;

/** The largest certifications of a year, by files or by amount; `of`: those of these rows, whatever their rank. */
export const yearPath = (
  dataset: Dataset,
  year: Range,
  { order = 'nb_dossiers', of }: { order?: string; of?: readonly Row[] } = {},
): string =>
  groupPath(dataset, withRange(EVERYTHING, 'date_validation', year), {
    select: [
      'sum(nb_dossiers) as nb_dossiers',
      'sum(montant_engage) as montant_engage',
      'sum(montant_engage) / sum(nb_dossiers) as prix_moyen',
    ].join(', '),
    group_by: COLUMNS.join(', '),
    order_by: `${order} desc`,
    limit: MOST,
    ...(of === undefined ? {} : { where: [oneOf(of)] }),
  });

/** The rows of the first that the second lacks. */
export const missingFrom = (rows: readonly Row[], others: readonly Row[]): readonly Row[] => {
  const known = new Set(others.map(idOf));
  return rows.filter((row) => !known.has(idOf(row)));
};

/** The condition of being one of these certifications. Titles that are null are in no list: they have a number. */
function oneOf(rows: readonly Row[]): string {
  const values = {
    code_rncp: new Set<string>(),
    code_rs: new Set<string>(),
    intitule_certification: new Set<string>(),
  };
  for (const row of rows) {
    const [, register, number] = /^(RNCP|RS)(\d+)$/.exec(idOf(row) ?? '') ?? [];
    if (register === undefined) values.intitule_certification.add(`${row.intitule_certification}`);
    else values[register === 'RS' ? 'code_rs' : 'code_rncp'].add(number!);
  }
  return Object.entries(values)
    .filter(([, list]) => list.size > 0)
    .map(([column, list]) => `${column} in (${[...list].map(quote).join(', ')})`)
    .join(' or ');
}

export interface Compared {
  readonly row: Row;
  readonly now: number;
  readonly before: number;
}

/** Each certification with its files in both years; none in a year whose answers do not have it. */
export function compareYears(now: readonly Records[], before: readonly Records[]): readonly Compared[] {
  const files = (answers: readonly Records[]): Map<string | null, Row> =>
    new Map(answers.flatMap(({ results }) => results.map((row) => [idOf(row), row] as const)));
  const [later, earlier] = [files(now), files(before)];
  return [...new Map([...earlier, ...later])].map(([id, row]) => ({
    row,
    now: Number(later.get(id)?.nb_dossiers ?? 0),
    before: Number(earlier.get(id)?.nb_dossiers ?? 0),
  }));
}

/** Those of a trend, the strongest first; the new ones by their files. */
export const withTrend = (compared: readonly Compared[], trend: Trend): readonly Compared[] =>
  compared
    .filter(({ now, before }) => trendOf(now, before) === trend)
    .toSorted((a, b) => {
      if (trend === 'new') return b.now - a.now;
      return (changeOf(b.now, b.before) - changeOf(a.now, a.before)) * (trend === 'rising' ? 1 : -1);
    });
