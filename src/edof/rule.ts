import type { Code } from './codes.ts';
import type { DialectName } from './dialect.ts';
import type { Element } from './element.ts';
import type { Memory } from './memory.ts';
import type { Finding } from './problem.ts';

/** What a rule knows beyond its subject. */
export interface Context {
  /** ISO day the rules are taken at. */
  readonly asOf: string;
  readonly memory: Memory;
}

/** Where and what; the code is the rule’s. */
export type Breach = Omit<Finding, 'code'>;

/** A rule of the offers, as data: its code (which carries the source), the dialects and dates it holds for, and how to find what breaks it. */
export interface Rule<Subject extends { readonly at: Element }> {
  readonly code: Code;
  /** Both when absent. */
  readonly dialect?: DialectName;
  /** First ISO day it holds. */
  readonly since?: string;
  readonly breaches: (subject: Subject, context: Context) => Iterable<Breach>;
}
