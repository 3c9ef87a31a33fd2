/** What is found in the rows of a release, all in the engine. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import type { QualityReport } from '../../releases/quality.ts';
import type { Engine } from '../../warehouse/duck.ts';
import { findUnknownCodes } from './codes.ts';
import { findOutliers } from './outliers.ts';
import { profileColumns } from './profile.ts';

export type Findings = Pick<QualityReport, 'columns' | 'codes' | 'outliers'>;

/** Inspects a relation of published rows. `present`: the columns that a mirrored file had. */
export const inspect = async (
  engine: Engine,
  dataset: DatasetDefinition,
  relation: string,
  present: ReadonlySet<string>,
): Promise<Findings> => ({
  columns: await profileColumns(engine, dataset, relation),
  codes: await findUnknownCodes(engine, dataset, relation, present),
  outliers: await findOutliers(engine, dataset, relation),
});
