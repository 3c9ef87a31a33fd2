/** What the dashboard asks: ten groupings, each over all rows and over a region since a year, in ODSQL and in the SQL of other engines. */
import { FINANCERS } from '../src/cpf/terms.ts';

/** One grouping: its keys, its figures by name, and how many groups are shown. */
export interface Grouping {
  name: string;
  keys: readonly string[];
  figures: Readonly<Record<string, string>>;
  limit?: number;
  where?: string;
}

const SUMS = { dossiers: 'sum(nb_dossiers)', montant: 'sum(montant_engage)' };
const SHARES = Object.fromEntries(FINANCERS.map(({ share }) => [`total_${share}`, `sum(${share})`]));
const PRICE = { prix: 'sum(montant_engage) * 1.0 / sum(nb_dossiers)' };

const WHOLE: readonly Grouping[] = [
  { name: 'month', keys: ['date_validation'], figures: SUMS },
  { name: 'status', keys: ['statut_dossier'], figures: SUMS },
  { name: 'region', keys: ['region_lieu_formation'], figures: SUMS },
  { name: 'department', keys: ['departement_lieu_formation'], figures: SUMS },
  { name: 'domain', keys: ['domaine_formation_nsf'], figures: SUMS },
  { name: 'attendance', keys: ['modalite_presence'], figures: SUMS },
  { name: 'top 20 certifications', keys: ['intitule_certification'], figures: SUMS, limit: 20 },
  { name: 'financers', keys: [], figures: SHARES },
  { name: 'register by year', keys: ['type_referentiel', 'annee_de_validation'], figures: SUMS },
  { name: 'price by domain', keys: ['domaine_formation_nsf'], figures: PRICE },
];

const FILTER = "region_lieu_formation = 'Bretagne' and annee_de_validation >= 2025";

/** All of them, without and with the filter. */
export const GROUPINGS: readonly Grouping[] = [
  ...WHOLE,
  ...WHOLE.map((grouping) => ({ ...grouping, name: `${grouping.name}, filtered`, where: FILTER })),
];

/** The columns that the other engines are given. Narrower rows are quicker to read for engines that keep rows together. */
export const COLUMNS: Readonly<Record<string, string>> = {
  date_validation: 'date',
  annee_de_validation: 'integer',
  statut_dossier: 'text',
  type_referentiel: 'text',
  intitule_certification: 'text',
  domaine_formation_nsf: 'text',
  modalite_presence: 'text',
  region_lieu_formation: 'text',
  departement_lieu_formation: 'text',
  nb_dossiers: 'integer',
  montant_engage: 'bigint',
  ...Object.fromEntries(FINANCERS.map(({ share }) => [share, 'bigint'])),
};

/** Statements that index what is filtered and grouped by, and gather statistics. */
export const INDEXES: readonly string[] = [
  ...Object.keys(COLUMNS)
    .slice(0, 9)
    .map((column) => `create index on_${column} on consumption (${column})`),
  'create index on_filter on consumption (region_lieu_formation, annee_de_validation)',
  'vacuum analyze',
];

const figuresOf = ({ figures }: Grouping): string[] =>
  Object.entries(figures).map(([name, sql]) => `${sql} as ${name}`);
const orderOf = ({ keys, figures, limit }: Grouping): string[] =>
  limit === undefined ? [...keys] : [`${Object.keys(figures)[0]} desc`, ...keys];

/** The grouping as parameters of `/records`. */
export function toParameters(grouping: Grouping): Record<string, string> {
  const { keys, limit, where } = grouping;
  return {
    select: figuresOf(grouping).join(', '),
    ...(where === undefined ? {} : { where }),
    ...(keys.length > 0 ? { group_by: keys.join(', '), order_by: orderOf(grouping).join(', ') } : {}),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  };
}

/** The grouping as SQL on a table `consumption`. */
export function toSql(grouping: Grouping): string {
  const { keys, limit, where } = grouping;
  return [
    `select ${[...keys, ...figuresOf(grouping)].join(', ')} from consumption`,
    ...(where === undefined ? [] : [`where ${where}`]),
    ...(keys.length > 0 ? [`group by ${keys.join(', ')} order by ${orderOf(grouping).join(', ')}`] : []),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ].join(' ');
}

/** Rows as text that is the same for the same answer: months to the month, figures rounded, in one order. */
export const normalize = (rows: readonly (readonly unknown[])[]): string =>
  rows
    .map((row) => row.map(normalizeValue).join('\t'))
    .toSorted()
    .join('\n');

function normalizeValue(value: unknown): string {
  const text = String(value ?? '');
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 7);
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Math.round(Number(text))) : text;
}
