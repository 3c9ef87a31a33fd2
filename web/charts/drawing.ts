/** How a table is drawn: a form, and the columns that go to its axes. Plain data, so that an address can say it. */

/** A reform on a time axis, or a day when what is followed changed number. */
export interface EventMark {
  /** ISO day. */
  readonly on: string;
  readonly name: string;
  /** Its date in words, and where it is known from. */
  readonly about: string;
}

interface Coloured {
  /** Column whose values are told apart by colour. */
  readonly series?: string;
}

/** Lines over time, each named at its end. */
export interface LineDrawing extends Coloured {
  readonly form: 'line';
  /** Column of ISO months, quarters' first days or years. */
  readonly x: string;
  readonly y: string;
  /** First period that is not over: drawn dashed from the one before. */
  readonly unfinishedFrom?: string;
  readonly events?: readonly EventMark[];
}

/** Shares or amounts over time, one upon the other. */
export interface StackDrawing {
  readonly form: 'stack';
  readonly x: string;
  readonly y: string;
  readonly series: string;
  /** Each period is drawn as a whole: shares in percent. */
  readonly normalised?: boolean;
  /** First period whose shares will change: veiled from there on. */
  readonly unfinishedFrom?: string;
  readonly events?: readonly EventMark[];
}

/** A ranking: one bar per row, in the order of the rows. */
export interface BarsDrawing extends Coloured {
  readonly form: 'bars';
  readonly x: string;
  readonly y: string;
  /** Values of `y` that are drawn stronger than the others. */
  readonly highlighted?: readonly string[];
}

/** A column for each period, up or down from zero: differences, counts. */
export interface ColumnsDrawing {
  readonly form: 'columns';
  /** Column of ISO days, months, quarters' first days or years. */
  readonly x: string;
  readonly y: string;
}

/** Two or four measures of a row on one line, joined: before and after, asked and paid, P10 to P90. */
export interface RangeDrawing {
  readonly form: 'range';
  readonly y: string;
  /** Ends of the thin line, then of the thick one when there are four. */
  readonly bounds: readonly [string, string] | readonly [string, string, string, string];
  /** Column of the mark inside: the median. */
  readonly middle?: string;
  /** Column of a second mark, hollow: the price paid. */
  readonly other?: string;
  /** A value of the reader's own, drawn across. */
  readonly own?: { readonly value: number; readonly name: string };
}

/** One dot per row. */
export interface ScatterDrawing extends Coloured {
  readonly form: 'scatter';
  readonly x: string;
  readonly y: string;
  readonly size?: string;
  /** Column of the names, shown on pointing. */
  readonly name?: string;
  readonly own?: { readonly x: number; readonly y: number; readonly name: string };
}

/** Two groups back to back. */
export interface PyramidDrawing {
  readonly form: 'pyramid';
  readonly x: string;
  readonly y: string;
  readonly series: string;
}

/** A grid of cells, from light to dark. */
export interface HeatDrawing {
  readonly form: 'heat';
  readonly x: string;
  readonly y: string;
  readonly value: string;
}

/** The departments or regions, from light to dark. */
export interface MapDrawing {
  readonly form: 'map';
  readonly level: import('./places/columns.ts').Level;
  /** Column of official codes. */
  readonly code: string;
  readonly value: string;
  /** Codes whose outline is drawn stronger. */
  readonly highlighted?: readonly string[];
}

export type Drawing =
  | LineDrawing
  | StackDrawing
  | BarsDrawing
  | ColumnsDrawing
  | RangeDrawing
  | ScatterDrawing
  | PyramidDrawing
  | HeatDrawing
  | MapDrawing;

/** What a drawing is made with. */
export interface Pencil {
  readonly lang: import('../api/types.ts').Lang;
  /** Pixels. */
  readonly width: number;
  /** Of the page, or of a library where there is none. */
  readonly document: NonNullable<import('@observablehq/plot').PlotOptions['document']>;
  /** Address of what a mark stands for, when pressing it leads somewhere. */
  readonly link?: (row: import('../api/types.ts').Row) => string | null;
}
