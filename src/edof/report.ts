import type { Code } from './codes.ts';
import type { DialectName } from './dialect.ts';
import type { Problem } from './problem.ts';

/** What came of one file. */
export interface EdofReport {
  readonly file: string;
  /** What it was judged as; null when it could not be told. */
  readonly dialect: DialectName | null;
  /** Namespace of the root element. */
  readonly namespace: string;
  /** As the XML declaration says (null: it says none), and as the bytes were read. */
  readonly encoding: { readonly declared: string | null; readonly read: string };
  readonly counts: {
    /** What the file holds. */
    readonly formations: number;
    readonly actions: number;
    readonly sessions: number;
    /** What of it has errors, or cannot be held by the contract. */
    readonly leftOut: LevelCounts;
    /** Rows written: none in a dry run, or when the import was refused. */
    readonly written: LevelCounts;
  };
  /** The first of each code (`edof_problems_per_code`), in the order of lines. */
  readonly problems: readonly Problem[];
  /** Problems by code, all counted. */
  readonly problemCounts: Readonly<Partial<Record<Code, number>>>;
  readonly errors: number;
  readonly warnings: number;
  /** Whether this file may be imported; with `keepValid`, whether something of it may. Another file of the import can still refuse it: `counts.written` tells. */
  readonly accepted: boolean;
}

export interface LevelCounts {
  trainings: number;
  actions: number;
  sessions: number;
}
