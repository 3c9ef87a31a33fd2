/** Figures that are read by themselves. */
import type { Row } from '../api/types.ts';
import type { View } from './chart.ts';

export interface KeyFigure {
  readonly name: string;
  /** With its unit; an en dash when there is none. */
  readonly value: string;
  readonly note?: string;
}

/** The key figures of a page: queries below the API, each of one row, and what is said of them. */
export interface KeyFiguresOf {
  readonly ask: (view: View) => readonly string[];
  readonly tell: (rows: readonly Row[], view: View) => readonly KeyFigure[];
}
