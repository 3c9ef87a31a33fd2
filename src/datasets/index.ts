/** The list of datasets: the door of this room. A further dataset is one more file and one more line here. */
import { CATALOGUE } from './catalogue.ts';
import { CONSUMPTION } from './consumption.ts';
import type { Column, DatasetDefinition } from './definition.ts';
import { ENTRIES } from './entries.ts';
import { HOLDERS_BY_DEPARTMENT, HOLDERS_BY_REGION } from './holders.ts';

export const DATASETS: readonly DatasetDefinition[] = [
  CATALOGUE,
  CONSUMPTION,
  HOLDERS_BY_REGION,
  HOLDERS_BY_DEPARTMENT,
  ENTRIES,
];

export const findDataset = (id: string): DatasetDefinition | undefined => DATASETS.find((dataset) => dataset.id === id);

/** Every source table that a dataset and what is published beside it are made from. */
export const sourcesOf = ({ sources, references = [] }: DatasetDefinition): string[] => [
  ...new Set([...sources, ...references.flatMap((reference) => reference.sources)]),
];

/** Columns that full text reads: those that the definition names, or all the texts when it names none. */
export function searchableColumns({ columns }: DatasetDefinition): readonly Column[] {
  const named = columns.filter(({ searchable }) => searchable === true);
  return named.length > 0 ? named : columns.filter(({ type }) => type === 'text');
}

export { CERTIFICATION_CHAINS } from './certification-chains.ts';
export type {
  Aggregation,
  Column,
  ColumnType,
  DatasetDefinition,
  Disclosure,
  FollowedCertifications,
  Text,
  Total,
} from './definition.ts';
export type { CodeList, Movement, Swing } from './expected.ts';
