/** What the command says: results on standard output (text, or JSON with `--json`), progress on a terminal's standard error only. */
import { Refusal } from '../errors.ts';

export interface Output {
  /** Gives the result of the command: as text for people, or the value itself for programs. */
  result(value: unknown, text: string): void;
  /** Tells a step; only on a terminal. */
  progress(text: string): void;
  /** A line for people, kept after the command; nothing with `--json`. */
  note(text: string): void;
  /** A line for the operator, on standard error with `--json` too: the command did what was asked, and something else failed. */
  warn(text: string): void;
}

/** How such a line begins. */
export const WARNING = 'warning: ';

export function openOutput(json: boolean): Output {
  const { stdout, stderr } = process;
  const live = stderr.isTTY && !json;
  const clear = () => (live ? stderr.write('\r\u001B[K') : false);
  return {
    result(value, text) {
      clear();
      stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : text === '' ? '' : `${text}\n`);
    },
    progress(text) {
      if (live) stderr.write(`\r\u001B[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    note(text) {
      clear();
      if (!json) stdout.write(`${text}\n`);
    },
    warn(text) {
      clear();
      stderr.write(`${WARNING}${text}\n`);
    },
  };
}

/** Columns of text, aligned; numbers to the right. */
export function renderTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [
    header,
    ...rows.map((row) =>
      row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en').replaceAll(',', ' ') : cell)),
    ),
  ];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row, line) =>
      row
        .map((cell, column) =>
          typeof rows[0]?.[column] === 'number' && line > 0
            ? cell.padStart(widths[column]!)
            : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** An error on standard error, as text or JSON; gives nothing of the inside of an unknown failure but its message. */
export function reportError(error: unknown, json: boolean): void {
  const known = error instanceof Refusal;
  if (json) {
    const value = known ? error : { code: 'internal', message: error instanceof Error ? error.message : String(error) };
    process.stderr.write(`${JSON.stringify({ error: value }, null, 2)}\n`);
  } else {
    process.stderr.write(
      `\n${known ? `error: ${error.describe()}` : `internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
    );
  }
}
