/**
 * The pipeline, on one page:
 *
 *   sources → read → derive → protect → check → write → register → compare
 *
 * A release is made in a folder of its own; everything is checked, and read back, before it gets its name and then its line in
 * the register. A crash at any point leaves the previous release served; what it left behind is removed by the next publication.
 */
import { basename } from 'node:path';
import { type DatasetDefinition, sourcesOf } from '../datasets/index.ts';
import { sourcesFolder, workFolder } from '../releases/folder.ts';
import type { ManifestSource } from '../releases/manifest.ts';
import { nextVersion, readRegister } from '../releases/register.ts';
import { SOURCES, type SourceTableName } from '../sources/contract.ts';
import { fingerprint, type OpenedSource, openSources } from '../sources/read.ts';
import type { Engine } from '../warehouse/duck.ts';
import { checkTotals } from './checks.ts';
import { countDispositions, derive, forget, sumMeasures } from './derive.ts';
import { finish, type Outcome } from './finish.ts';
import { openNomenclatures } from './nomenclatures.ts';
import { prepareComparison } from './prepare.ts';
import { atPress, type Press } from './press.ts';
import { makingFolder, writeReferences, writeRows } from './write.ts';

export interface Publication extends Press {
  /** Day the releases speak of. */
  asOf: string;
  /** Source folder; `<data>/sources` when absent. */
  sources?: string;
  datasets: readonly DatasetDefinition[];
}

/** Publishes datasets from one reading of the sources. Sources that break the contract are refused before anything is made. */
export async function publish(publication: Publication): Promise<Outcome[]> {
  const { data, datasets, onStep } = publication;
  return atPress(publication, datasets, async (engine) => {
    onStep?.('reading the sources');
    const folder = publication.sources ?? sourcesFolder(data);
    const opened = await openSources(engine, folder, tablesOf(datasets), workFolder(data));
    await openNomenclatures(engine, opened);
    const prints = fingerprints(opened);
    // A failure is met where the fingerprints are awaited.
    prints.catch(() => undefined);
    const outcomes: Outcome[] = [];
    for (const dataset of datasets) outcomes.push(await release(engine, publication, dataset, prints));
    // Once every release has its line: none waits for the comparison of another.
    for (const [index, dataset] of datasets.entries())
      outcomes[index] = await prepareComparison(engine, publication, dataset, outcomes[index]!);
    return outcomes;
  });
}

/** One release: derived from the opened sources, checked against them, written aside, then finished. */
async function release(
  engine: Engine,
  publication: Publication,
  dataset: DatasetDefinition,
  sources: Promise<ManifestSource[]>,
): Promise<Outcome> {
  const { data, asOf, onStep } = publication;
  const version = nextVersion(await readRegister(data, dataset.id), asOf);
  onStep?.('deriving', dataset.id);
  await derive(engine, dataset, asOf);
  onStep?.('checking', dataset.id);
  const dispositions = await countDispositions(engine, dataset);
  const checks = await checkTotals(engine, dataset, dispositions);
  const expected = await sumMeasures(engine, dataset, 'published');
  onStep?.('writing', dataset.id);
  const file = await writeRows(engine, dataset, makingFolder(data, dataset.id, version), dataset.sort);
  const beside = await writeReferences(engine, dataset, makingFolder(data, dataset.id, version));
  await forget(engine, dataset);
  const read = (await sources).filter(({ table }) => sourcesOf(dataset).includes(table));
  return finish(engine, publication, dataset, {
    version,
    asOf,
    file,
    beside,
    origin: read.some(({ simulated }) => simulated === true) ? 'simulated' : 'derived',
    sources: read,
    dispositions,
    checks,
    expected,
  });
}

/** Tables in the order of the contract: referenced ones are opened first. */
function tablesOf(datasets: readonly DatasetDefinition[]): SourceTableName[] {
  const wanted = new Set(datasets.flatMap(sourcesOf));
  return (Object.keys(SOURCES) as SourceTableName[]).filter((table) => wanted.has(table));
}

async function fingerprints(opened: readonly OpenedSource[]): Promise<ManifestSource[]> {
  const prints: ManifestSource[] = [];
  for (const { table, file, rows, simulated } of opened) {
    if (file === null) continue;
    const print = { table, file: basename(file), rows, ...(await fingerprint(file)) };
    prints.push(simulated ? { ...print, simulated } : print);
  }
  return prints;
}
