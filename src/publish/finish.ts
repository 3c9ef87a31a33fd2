/** The end of the pipeline, for derived and mirrored releases alike: judge, report, name, register. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Manifest } from '../releases/manifest.ts';
import type { Comparison } from '../releases/quality.ts';
import { addToRegister, type RegisterEntry, writeAtomically } from '../releases/register.ts';
import type { Engine } from '../warehouse/duck.ts';
import { type Described, describe, type Made } from './describe.ts';
import type { Press } from './press.ts';
import { compare, readPrevious } from './quality/compare.ts';
import { renderReport, writeReport } from './quality/report.ts';
import { say, summarise } from './quality/sentence.ts';
import { writeServing } from './serving.ts';
import { makingFolder, nameRelease } from './write.ts';

/** A release that was made: published; refused, with the checks that failed; or held, with what moved beyond its bounds. */
export interface Outcome {
  dataset: string;
  version: string;
  result: RegisterEntry['result'];
  published: boolean;
  manifest: Manifest;
  /** The release before, and why it could not be compared with it when it could not; absent when there is none before. */
  compared?: { with: string | null; failed?: string };
}

/** What became of a release, and why. */
type Verdict = Pick<RegisterEntry, 'result' | 'reason' | 'accepted'>;

/** Judges what was written and publishes it, or records why not. Until the last line, readers see the previous release. */
export async function finish(engine: Engine, press: Press, dataset: DatasetDefinition, made: Made): Promise<Outcome> {
  const { data, onStep } = press;
  const { version } = made;
  onStep?.('reading back', dataset.id);
  const described = await describe(engine, press, dataset, made);
  const { manifest } = described;
  const previous = await readPrevious(data, dataset.id);
  const comparison = previous === null ? null : compare(dataset, previous, described);
  const verdict = judge(press, described, comparison);
  if (comparison !== null && verdict.result !== 'refused') tellMovements(manifest, comparison, verdict);
  const published = verdict.result === 'published';
  const report = renderReport(dataset, described, comparison, verdict);
  const folder = makingFolder(data, dataset.id, version);
  if (!published) for (const file of [made.file, ...(made.beside ?? [])]) await rm(file);
  manifest.files = [...(published ? manifest.files : []), ...(await writeReport(folder, report))];
  await writeAtomically(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await nameRelease(data, dataset.id, version);
  if (published) {
    onStep?.('preparing to serve', dataset.id);
    await writeServing(engine, data, dataset, version);
  }
  const { as_of, created_at, origin, rows } = manifest;
  await addToRegister(data, dataset.id, { version, as_of, created_at, origin, rows, ...verdict });
  return { dataset: dataset.id, version, result: verdict.result, published, manifest };
}

/** A failed check refuses whatever anybody accepts; movements beyond the bounds may be accepted. */
function judge({ accept, now }: Press, { manifest }: Described, comparison: Comparison | null): Verdict {
  const failed = manifest.checks.filter(({ passed, advisory }) => !passed && advisory !== true);
  if (failed.length > 0) {
    const reasons = failed.map(({ name, found }) => (found === undefined ? name : `${name} (${found})`));
    return { result: 'refused', reason: reasons.join('; ') };
  }
  const beyond = beyondBounds(comparison);
  if (beyond.length === 0) return { result: 'published' };
  if (accept === undefined) return { result: 'held', reason: summarise(beyond) };
  return { result: 'published', accepted: { reason: accept, at: now().toISOString() } };
}

const beyondBounds = (comparison: Comparison | null): string[] =>
  (comparison?.movements ?? []).filter(({ within }) => !within).map((moved) => say(moved).en);

/** What moved beyond the bounds stays in the manifest, with the words of the one who accepted it. */
function tellMovements(manifest: Manifest, comparison: Comparison, { accepted }: Verdict): void {
  const movements = beyondBounds(comparison);
  if (movements.length === 0) return;
  manifest.beyond_bounds = {
    since: comparison.with,
    movements,
    ...(accepted === undefined ? {} : { accepted }),
  };
}
