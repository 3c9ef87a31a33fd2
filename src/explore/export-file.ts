/** An export being made: the engine writes a file, the file is sent, and nothing stays. */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type Readable, Transform } from 'node:stream';
import { Refusal } from '../errors.ts';
import type { Compiled, Query, ResultColumn } from '../odsql/index.ts';
import { literal, type Session } from '../warehouse/duck.ts';
import { refuseTooMany } from './export-size.ts';
import { bindings, type Format, type NamedColumn, type Origin, type Writing } from './formats/format.ts';
import type { RawParameters } from './params.ts';

export interface ExportOptions {
  format: Format;
  /** Identifier of the dataset, or `catalog`. */
  name: string;
  /** What was compiled: its page and its time zone. */
  query: Query;
  raw: RawParameters;
  /** Labels of fields as headers instead of names. */
  useLabels: boolean;
  /** Folder where the file is made. */
  folder: string;
  /** The dataset, for formats that name what they describe. */
  origin?: Origin;
}

/** Bytes read from the file at once. */
const READ_BYTES = 1_048_576;

/**
 * Has the engine write the rows, and gives them as bytes. The file loses its name as soon as it is open: it is gone when the stream ends,
 * breaks, or the process dies.
 */
export async function writeExport(session: Session, compiled: Compiled, options: ExportOptions): Promise<Readable> {
  const { format, query } = options;
  await refuseTooMany(session, compiled, query, format);
  const { parameters, ...bound } = bindings(compiled, query);
  const columns = namedColumns(compiled, options.useLabels);
  const writing = format.write({ ...options, ...bound, columns });
  const file = join(options.folder, randomUUID());
  try {
    const rows = `select ${writing.list} from (${compiled.sql})`;
    await session.run(`copy (${rows}) to ${literal(file)} (${writing.options.join(', ')})`, parameters);
    return await readWhole(file, writing);
  } finally {
    await rm(file, { force: true });
  }
}

/** The bytes of the file between what surrounds them, made into what the client gets. */
async function readWhole(file: string, { head = '', tail = '', pack }: Writing): Promise<Readable> {
  const handle = await open(file);
  const { size } = await handle.stat();
  const bytes = surround(head, handle.createReadStream({ highWaterMark: READ_BYTES }), tail);
  return pack === undefined ? bytes : pack(bytes, size + Buffer.byteLength(head) + Buffer.byteLength(tail));
}

function surround(head: string, bytes: Readable, tail: string): Readable {
  if (head === '' && tail === '') return bytes;
  const surrounded = new Transform({
    highWaterMark: READ_BYTES,
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => done(null, tail),
  });
  surrounded.push(head);
  // `pipeline` and not `pipe`: a client that hangs up must close the file too.
  return pipeline(bytes, surrounded, () => {});
}

/** The columns under the names that the file shows. */
function namedColumns({ columns }: Compiled, useLabels: boolean): NamedColumn[] {
  const named = columns.map((column) => ({ ...column, name: useLabels ? labelOf(column) : column.key }));
  refuseSameNames(named.map(({ name }) => name));
  return named;
}

/** The label of a field shown under its own name; a name given with AS stays. */
const labelOf = ({ key, field }: ResultColumn): string =>
  field !== undefined && (field.name === key || field.aliases?.includes(key)) ? (field.label ?? key) : key;

/** Columns of a file are told apart without case. */
function refuseSameNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase()) || name.includes('\0'))
      throw new Refusal(
        'odsql_meaning',
        `ODSQL query is malformed: Two columns of the export are named ${name}. Clause(s) containing the error(s): select.`,
        { place: { column: 'select' }, value: name, mend: 'Give one of them another name with AS.' },
      );
    seen.add(name.toLowerCase());
  }
}
