/** The quality report of a release: what was checked, judged and counted in it, written beside its data and never changed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseFolder } from './folder.ts';
import type { Accepted, Manifest, ManifestSource } from './manifest.ts';
import type { RegisterEntry } from './register.ts';

/** A sentence in the two languages of the report. */
export interface Said {
  fr: string;
  en: string;
}

/** A check of a release: what it means, and what was found when it did not pass. */
export interface QualityCheck {
  name: string;
  means: Said;
  passed: boolean;
  /** A failed check that does not stop the publication: mirrored files are taken as they are. */
  advisory?: true;
  found?: Said;
}

/** How the rows of a source were judged, the most frequent disposition first. */
export interface QualityDisposition {
  source: string;
  rows: number;
  counts: { reason: string; means: Said; rows: number }[];
}

export interface ValueCount {
  value: string | number;
  rows: number;
}

/** A column of the published rows: what is masked is empty here as it is there. */
export interface ColumnProfile {
  name: string;
  type: string;
  /** What the numbers are of; `year`: they are names, not quantities. */
  unit?: string;
  /** Rows with a value, and their share of all rows, from 0 to 1 with six decimals (1 when there are no rows). */
  filled: number;
  fill_rate: number;
  /** Different values: exact; of long texts, different fingerprints of 64 bits. */
  distinct: number;
  /** Of numbers and dates. The mean is over rows, not weighted. */
  min?: number | string | null;
  max?: number | string | null;
  mean?: number | string | null;
  /** The most frequent values; all of them for a column with a vocabulary; none for long texts and where every value is different. */
  values: ValueCount[];
}

/** Codes of a column looked for where they are listed. */
export interface CodeFinding {
  column: string;
  /** Name of the register or nomenclature; `vocabulary` for the closed list of the column. */
  list: string;
  /** False: the list was not there when the release was made. */
  judged: boolean;
  /** Rows that hold a code, and rows of which a code is in no list. */
  rows: number;
  unknown: number;
  /** Share of unknown ones that is accepted. */
  most: number;
  /** The most frequent unknown codes. */
  values: ValueCount[];
}

/** Rows where a measure is not plausible. */
export interface OutlierFinding {
  column: string;
  least: number;
  most: number;
  why: Said;
  below: number;
  above: number;
  /** The furthest ones: the value, and the key of its row. */
  furthest: { value: number; key: Record<string, string | null> }[];
}

/** A figure against the one before. Shares go from 0 to 1. */
export interface Moved {
  measure: 'rows' | 'total' | 'unknown_codes' | 'empty' | 'columns_added' | 'columns_removed' | 'value_gone';
  column?: string;
  /** The columns that came or went, the value that vanished. */
  names?: string[];
  before: number;
  after: number;
  /** Bounds of `after`; null: none on that side. */
  least: number | null;
  most: number | null;
  within: boolean;
}

export interface Comparison {
  /** The release that was served when this one was made. */
  with: string;
  /** Periods of the cadence since then, one at least: the bounds are for so many. */
  periods: number;
  /** False: too few rows for shares to say anything (`rows_judged`), or no bounds in the definition. */
  judged: boolean;
  /** Why the bounds are what they are. */
  why?: Said;
  movements: Moved[];
}

export interface QualityReport
  extends Pick<Manifest, 'dataset' | 'version' | 'as_of' | 'created_at' | 'origin' | 'software' | 'rows'> {
  title: Said;
  result: RegisterEntry['result'];
  /** Why a release beyond its bounds was published all the same. */
  accepted?: Accepted;
  masked_rows: number;
  sources: ManifestSource[];
  checks: QualityCheck[];
  dispositions: QualityDisposition[];
  columns: ColumnProfile[];
  codes: CodeFinding[];
  outliers: OutlierFinding[];
  /** Null for the first release of a dataset. */
  comparison: Comparison | null;
}

/** Files of the report in the folder of its release. */
export const QUALITY_FILES = { json: 'quality.json', fr: 'quality.fr.html', en: 'quality.en.html' } as const;

export const qualityFile = (
  data: string,
  dataset: string,
  version: string,
  kind: keyof typeof QUALITY_FILES = 'json',
): string => join(releaseFolder(data, dataset, version), QUALITY_FILES[kind]);

/** The report of a release; null for one made before there were reports. */
export async function readQuality(data: string, dataset: string, version: string): Promise<QualityReport | null> {
  try {
    return JSON.parse(await readFile(qualityFile(data, dataset, version), 'utf8')) as QualityReport;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
