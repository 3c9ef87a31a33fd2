/**
 * The one catalogue of errors. A code is stable: scripts may test it. `exit` is the exit code of the command.
 * Only `http/errors.ts` turns a code into an HTTP status.
 */
export const ERRORS = {
  usage: { exit: 2, means: 'The command line or the configuration cannot be understood.' },
  file_missing: { exit: 3, means: 'A file that was asked for is not there or cannot be read.' },
  source_layout: { exit: 3, means: 'A source file is not of the announced format, or lacks a column of the contract.' },
  source_contract: { exit: 3, means: 'A value of a source file breaks the contract.' },
  edof_refused: { exit: 3, means: 'An EDOF or LHEO file holds errors: nothing of it was imported.' },
  register_layout: { exit: 3, means: 'A register file is not laid out as its publisher does.' },
  mirror_layout: { exit: 3, means: 'A mirrored file does not hold the columns of its dataset.' },
  fetch_damaged: {
    exit: 3,
    means: 'A file that was fetched is too large, short, or not of the announced sum: it was not kept.',
  },
  upstream_refused: { exit: 5, means: 'The portal refuses to give the file.' },
  upstream_unavailable: { exit: 6, means: 'The portal does not answer, or breaks off; try again later.' },
  notices_layout: { exit: 3, means: 'The file of notices does not follow its contract.' },
  release_refused: { exit: 4, means: 'A release failed its checks: it was recorded and not published.' },
  release_held: {
    exit: 4,
    means: 'A release moved beyond the bounds of its definition: it was recorded and not published.',
  },
  release_damaged: { exit: 4, means: 'A published file no longer matches the sum in its manifest.' },
  unknown_dataset: { exit: 5, means: 'No dataset has this identifier.' },
  unknown_record: { exit: 5, means: 'No record of this release has this identifier.' },
  unknown_certification: { exit: 5, means: 'No certification of this dataset has this code.' },
  unknown_file: { exit: 5, means: 'No file of a dataset or of a release has this name.' },
  unknown_release: { exit: 5, means: 'No release of this dataset has this version.' },
  nothing_published: { exit: 5, means: 'No release has been published in this folder.' },
  publisher_busy: { exit: 6, means: 'Another publisher holds the lock of this folder.' },
  storage_full: { exit: 7, means: 'The disk of the data folder is full.' },
  storage_denied: { exit: 7, means: 'A file or folder may not be read or written.' },
  storage_failed: { exit: 7, means: 'The disk failed to read or write.' },
  port_in_use: { exit: 6, means: 'The address is already in use.' },
  overloaded: { exit: 6, means: 'Too many queries run at once; try again shortly.' },
  query_timeout: { exit: 6, means: 'The query took longer than its limit and was stopped.' },
  odsql_syntax: { exit: 2, means: 'A clause cannot be read.' },
  odsql_meaning: {
    exit: 2,
    means: 'A clause reads well but asks for something that does not exist or is not allowed.',
  },
  parameter: { exit: 2, means: 'A request parameter has a value outside what is accepted.' },
} as const satisfies Record<string, { exit: number; means: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Where bad input stands. `row` counts records from 1, header excluded; `line` counts lines of text from 1; `character` counts from 0. */
export interface Place {
  file?: string;
  row?: number;
  line?: number;
  column?: string;
  path?: string;
  character?: number;
}

export interface RefusalDetails {
  place?: Place;
  /** The value that was met, as text. Never personal data. */
  value?: string | null;
  expected?: string;
  /** What to do about it. */
  mend?: string;
  /** Further problems of the same kind, when several are reported at once. */
  others?: readonly Refusal[];
  cause?: unknown;
}

/** A known failure: thrown anywhere, translated at the edges (the command, the HTTP server). Anything else is a bug and is shown as "internal". */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly place: Place | undefined;
  readonly value: string | null | undefined;
  readonly expected: string | undefined;
  readonly mend: string | undefined;
  readonly others: readonly Refusal[];

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.place = details.place;
    this.value = details.value;
    this.expected = details.expected;
    this.mend = details.mend;
    this.others = details.others ?? [];
  }

  /** The error as people read it: place, what is wrong, value, expectation, remedy; one line each. */
  describe(): string {
    const { file, row, line, column, path, character } = this.place ?? {};
    const at = [
      file,
      row === undefined ? undefined : `row ${row}`,
      line === undefined ? undefined : `line ${line}`,
      column === undefined ? undefined : `column ${column}`,
      path,
      character === undefined ? undefined : `character ${character}`,
    ].filter((part) => part !== undefined);
    return [
      at.length > 0 ? `${at.join(', ')}: ${this.message}` : this.message,
      this.value === undefined
        ? undefined
        : `  found     ${this.value === null ? '(nothing)' : JSON.stringify(this.value)}`,
      this.expected === undefined ? undefined : `  expected  ${this.expected}`,
      this.mend === undefined ? undefined : `  mend      ${this.mend}`,
      ...this.others.map((other) => other.describe()),
    ]
      .filter((part) => part !== undefined)
      .join('\n');
  }

  /** The error as programs read it (`--json`). */
  toJSON(): Record<string, unknown> {
    const { code, message, place, value, expected, mend, others } = this;
    return { code, message, place, value, expected, mend, ...(others.length > 0 ? { others } : {}) };
  }
}
