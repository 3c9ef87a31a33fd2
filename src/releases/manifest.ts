/** What a release says of itself: written beside its data, never changed. */

export interface ManifestColumn {
  name: string;
  type: string;
}

export interface ManifestFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** A source file as it was read. */
export interface ManifestSource {
  table: string;
  file: string;
  rows: number;
  bytes: number;
  sha256: string;
  /** Made up by the simulator. */
  simulated?: true;
}

export interface ManifestCheck {
  name: string;
  means: string;
  passed: boolean;
  /** A failed check that does not stop the publication: mirrored files are taken as they are. */
  advisory?: true;
  /** What was found, when it did not pass. */
  found?: string;
}

export interface ManifestDisposition {
  source: string;
  /** Rows of the source by disposition; they sum to `rows`. */
  counts: Record<string, number>;
  means: Record<string, string>;
  rows: number;
}

/** What could not be read of a mirrored file: counts, and the first of each kind. Lines count from 1, the header is line 1; in a Parquet file they are its rows. */
export interface Unread {
  /** Broken records: left out, or taken once the quotes inside their values were doubled (`mended`). */
  lines: { line: number; column: string; value: string; expected: string; mended?: true }[];
  /** Broken records left out, and mended: all of them. */
  left_out: number;
  mended: number;
  /** Values that are not of their column's type: null in the release. */
  values: { column: string; count: number; expected: string; first: { line: number; value: string }[] }[];
  /** Columns that the definition does not know: ignored. */
  columns: string[];
}

/** The words of the one who accepted a release beyond its bounds, and when, UTC. Who it was is not known to the press. */
export interface Accepted {
  reason: string;
  at: string;
}

export interface Manifest {
  dataset: string;
  /** Name of the release: its day, then a number when the day has several. `2026-11-21`, `2026-11-21.2`. */
  version: string;
  /** Day the data speak of, and the value of `date_chargement` when it was derived here. */
  as_of: string;
  /** When the release was made, UTC. */
  created_at: string;
  /** Derived from an operator's sources, from a simulated scheme even in part, or mirrored from a file of the official portal. */
  origin: 'derived' | 'simulated' | 'mirrored';
  software: string;
  rows: number;
  columns: ManifestColumn[];
  files: ManifestFile[];
  sources: ManifestSource[];
  dispositions: ManifestDisposition[];
  checks: ManifestCheck[];
  /** Sums of the additive measures, as read back from the file. */
  totals: Record<string, number | null>;
  /** Rows whose measures are masked. */
  masked_rows: number;
  /** Columns of the definition that a mirrored file did not have. */
  absent_columns: string[];
  /** What moved beyond the bounds of the definition since the release served then, and why it was published all the same; not published when nobody accepted it. */
  beyond_bounds?: { since: string; movements: string[]; accepted?: Accepted };
  /** What a mirrored file held that could not be taken. */
  unread?: Unread;
}
