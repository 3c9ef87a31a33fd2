/** An export being made: the engine writes a file, the file is sent, and nothing stays. */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Refusal } from '../errors.ts';
import type { Compiled, ResultColumn } from '../odsql/index.ts';
import { identifier, literal, type Session } from '../warehouse/duck.ts';
import type { Format } from './export-format.ts';
import { shownPlace } from './export-places.ts';
import { featuresSql } from './geojson.ts';
import type { RawParameters } from './params.ts';

export interface ExportOptions {
  format: Format;
  raw: RawParameters;
  /** Labels of fields as headers instead of names. */
  useLabels: boolean;
  /** Folder where the file is made. */
  folder: string;
}

/**
 * Has the engine write the rows, and gives them as bytes. The file loses its name as soon as it is open: it is gone when the stream ends,
 * breaks, or the process dies.
 */
export async function writeExport(session: Session, compiled: Compiled, options: ExportOptions): Promise<Readable> {
  const { format, raw, folder } = options;
  const file = join(folder, randomUUID());
  try {
    const settings = format.options(raw).join(', ');
    const head = format.head(raw);
    const rows = format.features ? features(compiled, options) : selection(compiled, options);
    await session.run(`copy (${rows}) to ${literal(file)} (${settings})`, compiled.parameters);
    const handle = await open(file);
    return head.length === 0
      ? handle.createReadStream()
      : Readable.from(joined(head, handle.createReadStream(), format.tail), { objectMode: false });
  } finally {
    await rm(file, { force: true });
  }
}

async function* joined(head: Buffer, rest: Readable, tail?: Buffer): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
  if (tail !== undefined) yield tail;
}

/** The compiled rows under the names that the file shows. */
function selection(compiled: Compiled, { format, useLabels }: ExportOptions): string {
  const names = namesOf(compiled, useLabels);
  const columns = compiled.columns.map((column, index) => `${shown(column, format)} as ${identifier(names[index]!)}`);
  return `select ${columns.join(', ')} from (${compiled.sql})`;
}

/** The compiled rows as features, their columns under the same names. */
function features(compiled: Compiled, { format, useLabels }: ExportOptions): string {
  const names = namesOf(compiled, useLabels);
  return featuresSql(compiled, (column) => ({
    name: names[compiled.columns.indexOf(column)]!,
    sql: shown(column, format),
  }));
}

function namesOf({ columns }: Compiled, useLabels: boolean): string[] {
  const names = columns.map((column) => (useLabels ? labelOf(column) : column.key));
  refuseSameNames(names);
  return names;
}

/** The label of a field shown under its own name; a name given with AS stays. */
const labelOf = ({ key, field }: ResultColumn): string =>
  field !== undefined && (field.name === key || field.aliases?.includes(key)) ? (field.label ?? key) : key;

const DATE_PATTERNS = { year: '%Y', month: '%Y-%m', day: '%Y-%m-%d' } as const;

export function shown(of: ResultColumn, { textDates, places }: Format): string {
  const { alias, type, field } = of;
  const column = identifier(alias);
  const place = shownPlace(column, of, places);
  if (place !== undefined || !textDates) return place ?? column;
  if (type === 'date') return `strftime(${column}, '${DATE_PATTERNS[field?.precision ?? 'day']}')`;
  if (type === 'datetime') return `strftime(${column}, '%Y-%m-%dT%H:%M:%S+00:00')`;
  return column;
}

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
