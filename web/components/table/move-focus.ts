/** Arrows from cell to cell. */

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus, and the tab stop of the table with it, to the cell that the pressed arrow points at. */
export function moveFocus(event: React.KeyboardEvent<HTMLTableSectionElement>): void {
  const cell = event.target;
  const step = STEPS[event.key];
  if (step === undefined || !(cell instanceof HTMLTableCellElement)) return;
  const row = cell.parentElement as HTMLTableRowElement;
  const next = event.currentTarget.rows[row.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
  if (next === undefined) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
