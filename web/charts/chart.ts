/** A chart: a query to the public API and a drawing of its answer. It knows nothing of the other charts of its page. */
import type { Dataset, Lang, Records, Row } from '../api/types.ts';
import type { Search } from '../state/search.ts';
import type { Selection } from '../state/selection.ts';
import type { Drawing } from './drawing.ts';
import type { ChartTable } from './table.ts';

/** What the reader looks at: a dataset through the filters of the address. */
export interface View {
  readonly lang: Lang;
  readonly dataset: Dataset;
  readonly selection: Selection;
  /** The whole query string: what a chart reads beside the filters. */
  readonly search: Search;
}

/** What a chart says of the answers. */
export interface Telling {
  /** The finding, as a sentence without a full stop. */
  readonly title: string;
  /** Measure, unit, perimeter, period. */
  readonly subtitle: string;
  /** How one mark is read, with its figures. */
  readonly reading?: string;
  /** What would mislead: the share cancelled, what is not over, what is not comparable. */
  readonly notes?: readonly string[];
  readonly table: ChartTable;
  readonly drawing: Drawing;
  /** Address that a mark leads to: the same page with it as a filter, or what it stands for. */
  readonly link?: (row: Row) => string | null;
  /** Address of the page about a row, beside `link`: in the table. */
  readonly about?: (row: Row) => string | null;
}

export interface Chart {
  /** Paths below the API, whose answers are told together. */
  readonly ask: (view: View) => readonly string[];
  /** Null when the answers hold nothing to draw. */
  readonly tell: (answers: readonly Records[], view: View) => Telling | null;
}
