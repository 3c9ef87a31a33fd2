/**
 * Where things are under the data folder:
 *
 *   sources/<table>.parquet              what comes in
 *   official/<dataset>.csv               files fetched from the official portal, with their sums
 *   releases/<dataset>/versions.json     the register: every release made, and the one served
 *   releases/<dataset>/<version>/        one release: <dataset>.parquet, tables beside it, manifest.json, quality report; never rewritten
 *   serving/<dataset>/<version>.duckdb   the same rows for the engine; may be thrown away and is made again
 *   comparisons/                         what releases differ by, and the sums of each by period; may be thrown away
 *   work/                                spilled data and files being made; emptied at each start of a publication
 */
import { join } from 'node:path';

export const sourcesFolder = (data: string): string => join(data, 'sources');
export const datasetFolder = (data: string, dataset: string): string => join(data, 'releases', dataset);
export const registerFile = (data: string, dataset: string): string =>
  join(datasetFolder(data, dataset), 'versions.json');
export const releaseFolder = (data: string, dataset: string, version: string): string =>
  join(datasetFolder(data, dataset), version);
export const manifestFile = (data: string, dataset: string, version: string): string =>
  join(releaseFolder(data, dataset, version), 'manifest.json');
export const rowsFile = (data: string, dataset: string, version: string): string =>
  join(releaseFolder(data, dataset, version), `${dataset}.parquet`);
export const servingFile = (data: string, dataset: string, version: string): string =>
  join(data, 'serving', dataset, `${version}.duckdb`);
export const officialFolder = (data: string): string => join(data, 'official');
export const comparisonsFolder = (data: string): string => join(data, 'comparisons');
export const workFolder = (data: string): string => join(data, 'work');
