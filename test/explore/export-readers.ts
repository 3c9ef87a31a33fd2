/** Files of exports read back, each by other means than those it was written with: a row is a map from names to texts, null when absent. */
import { Parser } from 'n3';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

export type ReadRow = Record<string, string | null>;

/** CSV as RFC 4180 says, with semicolons: an empty text is in quotes, a null is not. */
export function readCsv(bytes: Buffer): ReadRow[] {
  const text = bytes.toString().replace(/^\ufeff/, '');
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  const [names = [], ...values] = rows.slice(0, -1);
  return values.map((row) => Object.fromEntries(names.map((name, at) => [name!, row[at]!])));
}

/** A cell of a sheet: what is in it, and how it is shown. */
export interface Cell {
  text: string | null;
  type: string;
  style: number;
}

/** The members of an archive. */
export async function readZip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes);
  const members = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    members.set(entry.fileName, Buffer.concat(await stream.toArray()).toString());
  }
  return members;
}

/** The rows of the one sheet of a workbook, cell by cell. */
export async function readSheet(bytes: Buffer): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  let text: string | undefined;
  parseXml((await readZip(bytes)).get('xl/worksheets/sheet1.xml')!, {
    open: (name, { t = 'n', s = '0' }) => {
      if (name === 'row') rows.push([]);
      if (name === 'c') rows.at(-1)!.push({ text: null, type: t, style: Number(s) });
      if (name === 't' || name === 'v') text = '';
    },
    text: (part) => {
      if (text !== undefined) text += part;
    },
    close: (name) => {
      if (name !== 't' && name !== 'v') return;
      rows.at(-1)!.at(-1)!.text = text!.replaceAll(/_x([0-9A-F]{4})_/g, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      text = undefined;
    },
  });
  return rows;
}

/** Subjects and their properties, in order; the first is the dataset. */
export type Statements = Map<string, ReadRow>;

export function readTurtle(bytes: Buffer): Statements {
  const statements: Statements = new Map();
  for (const { subject, predicate, object } of new Parser().parse(bytes.toString()))
    note(statements, subject.value, predicate.value, object.value);
  return statements;
}

export function readRdfXml(bytes: Buffer): Statements {
  const statements: Statements = new Map();
  let [subject, property, value] = ['', '', ''];
  parseXml(bytes.toString(), {
    open: (name, attributes) => {
      if (name === 'rdf:Description') subject = attributes['rdf:about'] ?? `_:${statements.size}`;
      else [property, value] = [name, attributes['rdf:resource'] ?? ''];
    },
    text: (part) => {
      value += part;
    },
    close: (name) => {
      if (name === property) note(statements, subject, name, value);
    },
  });
  return statements;
}

export function readJsonLd(bytes: Buffer): Statements {
  const { '@graph': nodes } = JSON.parse(bytes.toString());
  const statements: Statements = new Map();
  for (const { '@id': id = `_:${statements.size}`, ...properties } of nodes)
    for (const [name, value] of Object.entries(properties))
      note(statements, id, name, (value as { '@id'?: string })['@id'] ?? String(value));
  return statements;
}

/** Properties by their local names. */
function note(statements: Statements, subject: string, property: string, value: string): void {
  if (!statements.has(subject)) statements.set(subject, {});
  statements.get(subject)![property.replace(/^.*[#/:]/, '')] = value;
}

interface XmlReader {
  open(name: string, attributes: Record<string, string>): void;
  text(part: string): void;
  close(name: string): void;
}

/** Fails on what is not well formed, namespaces included. */
export function parseXml(text: string, { open, text: onText, close }: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    open(name, Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]))),
  );
  parser.on('text', onText);
  parser.on('closetag', ({ name }) => close(name));
  parser.write(text).close();
}
