/**
 * The disclosure report of a release: what protects people in it, and what that does not do. Made of the published rows alone, so that it
 * cannot tell what they hide: masked values are bounded by the rule, never summed.
 */
import type { DatasetDefinition, Disclosure, Text } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import { identifier, type Session } from '../../warehouse/duck.ts';
import type { OpenRelease } from '../open-release.ts';
import { ANOTHER_RULE, CHECKS, LEFT_OPEN, NOT_TOLD } from './sentences.ts';
import { type Spread, spreadMasked } from './spread.ts';

export interface DisclosureReport {
  readonly dataset: string;
  readonly title: Text;
  readonly version: string;
  readonly as_of: string;
  readonly origin: OpenRelease['manifest']['origin'];
  /** Null: no row of the dataset is masked, and `unmasked` says why. */
  readonly policy: Policy | null;
  readonly unmasked: Text | null;
  readonly rows: RowCounts;
  /** What masked rows give as their reason, the most frequent first. A mirrored file may bring reasons of its own. */
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
  readonly checks: readonly Check[];
  readonly stands_for: readonly Bounds[];
  readonly not_told: readonly { readonly what: Text; readonly why: Text }[];
  readonly spread: readonly Spread[];
  readonly limits: readonly Text[];
}

export interface Policy {
  readonly fewest_holders: number;
  readonly holders: string;
  readonly measures: readonly string[];
  readonly reason_column: string;
  readonly reason: string;
}

export interface RowCounts {
  readonly total: number;
  readonly whole: number;
  readonly masked: number;
}

/** A promise of the policy, and the rows that break it. */
export interface Check {
  readonly name: string;
  readonly means: Text;
  readonly broken: number;
}

/** What the masked rows hold of a measure, by the rule that masked them; null: no bound on that side. Shares are of all rows, from 0 to 1. */
export interface Bounds {
  readonly measure: string;
  readonly published: number;
  readonly least: number;
  readonly most: number | null;
  readonly least_share: number;
  readonly most_share: number | null;
}

/** Counts what the report tells in the rows of a release. */
export async function readDisclosure(
  session: Session,
  { definition, manifest, catalog }: OpenRelease,
): Promise<DisclosureReport> {
  const { disclosure } = definition;
  const { version, as_of, origin } = manifest;
  const about = { dataset: definition.id, title: definition.title, version, as_of, origin };
  if (disclosure === undefined) return { ...about, ...nothingMasked(definition, manifest.rows) };
  const { rows, checks, published } = await countRows(session, disclosure, catalog.table);
  const reasons = await countReasons(session, disclosure, catalog.table);
  const ours = reasons.every(({ reason }) => reason === disclosure.reason);
  return {
    ...about,
    policy: policyOf(disclosure),
    unmasked: null,
    rows,
    reasons,
    checks,
    stands_for: ours && rows.masked > 0 ? boundsOf(definition, disclosure, rows.masked, published) : [],
    not_told: rows.masked === 0 ? [] : ours ? NOT_TOLD : [...NOT_TOLD, ANOTHER_RULE],
    spread: await spreadMasked(session, definition, disclosure, catalog.table),
    limits: [...LEFT_OPEN, ...(disclosure.linked === undefined ? [] : [disclosure.linked])],
  };
}

const nothingMasked = ({ unmasked }: DatasetDefinition, total: number) => ({
  policy: null,
  unmasked: unmasked ?? null,
  rows: { total, whole: total, masked: 0 },
  reasons: [],
  checks: [],
  stands_for: [],
  not_told: [],
  spread: [],
  limits: [],
});

const policyOf = ({ fewestHolders, holders, measures, reasonColumn, reason }: Disclosure): Policy => ({
  fewest_holders: fewestHolders,
  holders,
  measures,
  reason_column: reasonColumn,
  reason,
});

async function countRows(
  session: Session,
  { fewestHolders, holders, measures, reasonColumn }: Disclosure,
  table: string,
) {
  const reason = identifier(reasonColumn);
  const shown = measures.map((name) => `${identifier(name)} is not null`).join(' or ');
  const hidden = measures.map((name) => `${identifier(name)} is null`).join(' and ');
  const [counted] = await session.rows<Record<string, bigint | number | null>>(
    `select count(*) as total, count(${reason}) as masked,
       count_if(${reason} is not null and (${shown})) as showing,
       count_if(${reason} is null and ${identifier(holders)} < ${fewestHolders}) as small,
       count_if(${reason} is null and ${hidden}) as unexplained,
       ${measures.map((name, index) => `coalesce(sum(${identifier(name)}), 0)::double as sum_${index}`).join(', ')}
     from ${table}`,
  );
  const count = (name: string): number => Number(counted![name]);
  return {
    rows: { total: count('total'), whole: count('total') - count('masked'), masked: count('masked') },
    checks: Object.entries(CHECKS).map(([name, means]) => ({ name, means, broken: count(name) })),
    published: new Map(measures.map((name, index) => [name, count(`sum_${index}`)])),
  };
}

async function countReasons(session: Session, { reasonColumn }: Disclosure, table: string) {
  const reason = identifier(reasonColumn);
  const found = await session.rows<{ reason: string; rows: bigint }>(
    `select left(${reason}, ${LIMITS.value_shown_characters}) as reason, count(*) as rows from ${table}
     where ${reason} is not null group by all order by rows desc, reason limit ${LIMITS.profile_values}`,
  );
  return found.map(({ reason: said, rows }) => ({ reason: said, rows: Number(rows) }));
}

/**
 * By the rule, a masked row counts one holder at least and fewer than the threshold, and one file at least for each. Nothing else bounds
 * it: of amounts nothing is said.
 */
function boundsOf(
  { columns }: DatasetDefinition,
  { fewestHolders, holders, measures }: Disclosure,
  masked: number,
  published: ReadonlyMap<string, number>,
): Bounds[] {
  return measures
    .filter((name) => name === holders || columns.some((column) => column.name === name && column.unit === 'file'))
    .map((name) => {
      const whole = published.get(name)!;
      const most = name === holders ? masked * (fewestHolders - 1) : null;
      const share = (part: number): number => Number((part / (whole + part)).toFixed(6));
      return {
        measure: name,
        published: whole,
        least: masked,
        most,
        least_share: share(masked),
        most_share: most === null ? null : share(most),
      };
    });
}
