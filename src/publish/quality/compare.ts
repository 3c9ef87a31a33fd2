/** The circuit breaker: a release against the one published before it. */
import type { DatasetDefinition, Movement, Swing } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import type { Manifest } from '../../releases/manifest.ts';
import {
  type CodeFinding,
  type ColumnProfile,
  type Comparison,
  type Moved,
  readQuality,
} from '../../releases/quality.ts';
import { readManifest, readRegister } from '../../releases/register.ts';
import { unknownShare } from './codes.ts';
import { periodsElapsed } from './elapsed.ts';

/** What is compared of a release; `findings` is null for one made before there were reports. */
export interface Compared {
  manifest: Manifest;
  findings: { columns: ColumnProfile[]; codes: CodeFinding[] } | null;
}

/** The release that is served, which the next one will be compared with; null before the first. */
export async function readPrevious(data: string, dataset: string): Promise<Compared | null> {
  const { latest } = await readRegister(data, dataset);
  if (latest === null) return null;
  return { manifest: await readManifest(data, dataset, latest), findings: await readQuality(data, dataset, latest) };
}

/** Every movement, those beyond the bounds of the definition marked. */
export function compare(dataset: DatasetDefinition, before: Compared, after: Compared): Comparison {
  const movement = dataset.expected?.movement;
  const judged = movement !== undefined && before.manifest.rows >= LIMITS.rows_judged;
  const periods = periodsElapsed(dataset.cadence, before.manifest.as_of, after.manifest.as_of);
  const bounds = overPeriods(movement ?? NONE, periods);
  const movements = [
    swing('rows', undefined, before.manifest.rows, after.manifest.rows, bounds.rows),
    ...compareTotals(before.manifest, after.manifest, bounds),
    ...compareColumns(before.manifest, after.manifest, bounds),
    ...compareCodes(before.findings?.codes ?? [], after.findings?.codes ?? [], bounds),
    ...compareFill(dataset, before, after, bounds),
  ];
  return {
    with: before.manifest.version,
    periods,
    judged,
    ...(movement === undefined ? {} : { why: movement.why }),
    movements: judged ? movements : movements.map((one) => ({ ...one, least: null, most: null, within: true })),
  };
}

type Bounds = Omit<Movement, 'why' | 'missed'>;
const STILL: Swing = { fall: 0, rise: 0 };
/** In place of the bounds that a definition does not have: nothing is judged by them. */
const NONE: Omit<Movement, 'why'> = {
  rows: STILL,
  totals: STILL,
  missed: STILL,
  unknown: 0,
  empty: 0,
  columnsAdded: 0,
  columnsRemoved: 0,
  vanishing: 0,
};

/** The bounds after so many periods: what one of them may move, and what each of the others adds. */
function overPeriods({ rows, totals, missed, ...shares }: Omit<Movement, 'why'>, periods: number): Bounds {
  const over = ({ fall, rise: up }: Swing): Swing => ({
    fall: Math.min(1, fall + (periods - 1) * missed.fall),
    rise: up + (periods - 1) * missed.rise,
  });
  return { ...shares, rows: over(rows), totals: over(totals) };
}

function moved(
  measure: Moved['measure'],
  names: Pick<Moved, 'column' | 'names'>,
  [before, after]: readonly [number, number],
  [least, most]: readonly [number | null, number | null],
): Moved {
  const within = (least === null || after >= least) && (most === null || after <= most);
  return { measure, ...names, before, after, least, most, within };
}

/** Small figures swing widely and say nothing: under the limit they are free. */
function swing(measure: 'rows' | 'total', column: string | undefined, before: number, after: number, by: Swing): Moved {
  const names = column === undefined ? {} : { column };
  if (Math.abs(before) < LIMITS.rows_judged) return moved(measure, names, [before, after], [null, null]);
  const bounds = [Math.ceil(before * (1 - by.fall)), Math.floor(before * (1 + by.rise))] as const;
  return moved(measure, names, [before, after], bounds);
}

/** A share that may rise by so much. Six decimals: subtracting leaves noise in the last ones. */
function rise(measure: 'unknown_codes' | 'empty', column: string, before: number, after: number, by: number): Moved {
  const [then, now, most] = [before, after, before + by].map((share) => Number(share.toFixed(6))) as [
    number,
    number,
    number,
  ];
  return moved(measure, { column }, [then, now], [null, most]);
}

/** A total that one of the two lacks (a column absent from a mirrored file) is a movement of columns, not of totals. */
const compareTotals = (before: Manifest, after: Manifest, { totals }: Bounds): Moved[] =>
  Object.entries(after.totals).flatMap(([name, now]) => {
    const then = before.totals[name] ?? null;
    return now === null || then === null ? [] : [swing('total', name, then, now, totals)];
  });

const columnsOf = ({ columns, absent_columns }: Manifest): string[] =>
  columns.map(({ name }) => name).filter((name) => !absent_columns.includes(name));

function compareColumns(before: Manifest, after: Manifest, { columnsAdded, columnsRemoved }: Bounds): Moved[] {
  const [then, now] = [columnsOf(before), columnsOf(after)];
  const added = now.filter((name) => !then.includes(name));
  const removed = then.filter((name) => !now.includes(name));
  return [
    moved('columns_added', { names: added }, [0, added.length], [null, columnsAdded]),
    moved('columns_removed', { names: removed }, [0, removed.length], [null, columnsRemoved]),
  ];
}

/** Shares of unknown codes, where both releases were judged and hold enough codes. */
const compareCodes = (before: readonly CodeFinding[], after: readonly CodeFinding[], { unknown }: Bounds): Moved[] =>
  after.flatMap((now) => {
    const then = before.find(({ column, list }) => column === now.column && list === now.list);
    if (then?.judged !== true || !now.judged || Math.min(then.rows, now.rows) < LIMITS.rows_judged) return [];
    return [rise('unknown_codes', now.column, unknownShare(then), unknownShare(now), unknown)];
  });

/** How empty the columns of both releases are, and the values of vocabularies that vanished. */
function compareFill({ columns }: DatasetDefinition, before: Compared, after: Compared, bounds: Bounds): Moved[] {
  const [then, now] = [columnsOf(before.manifest), columnsOf(after.manifest)];
  return columns
    .filter(({ name }) => then.includes(name) && now.includes(name))
    .flatMap(({ name, vocabulary }) => {
      const [past, present] = [before, after].map(({ findings }) => findings?.columns.find((one) => one.name === name));
      if (past === undefined || present === undefined) return [];
      return [
        rise('empty', name, 1 - past.fill_rate, 1 - present.fill_rate, bounds.empty),
        ...(vocabulary === undefined ? [] : compareVocabulary(past, present, bounds)),
      ];
    });
}

function compareVocabulary(then: ColumnProfile, now: ColumnProfile, { vanishing }: Bounds): Moved[] {
  const still = new Set(now.values.map(({ value }) => value));
  return then.values
    .filter(({ value }) => !still.has(value))
    .map(({ value, rows }) => {
      const share = rows / then.filled;
      return moved(
        'value_gone',
        { column: now.name, names: [String(value)] },
        [share, 0],
        [share > vanishing ? share : 0, null],
      );
    });
}
