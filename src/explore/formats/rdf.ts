/** Rows in the syntaxes of RDF, a line for each. The engine writes the lines; what is said once stands around them. */
import { literal } from '../../warehouse/duck.ts';
import { escaped } from '../xml.ts';
import { type Answer, type Format, LINES, type Origin, type Writing } from './format.ts';
import {
  aboutDataset,
  columnsOf,
  eachValue,
  linkToDataset,
  type Property,
  propertiesOf,
  recordSql,
  VOCABULARIES,
} from './statements.ts';
import { quotedSql, xmlSql } from './value.ts';

/** How one syntax writes a row, and what surrounds the rows. */
interface Syntax {
  head(origin: Origin, properties: readonly Property[]): string;
  tail: string;
  /** The line of a row: SQL parts, of which those that are null are left out. */
  row(origin: Origin, properties: readonly Property[]): string[];
}

const spaces = (origin: Origin): [string, string][] => [...Object.entries(VOCABULARIES), ['', columnsOf(origin)]];

/** Turtle, which is N3 too: a record is one sentence. */
const TURTLE: Syntax = {
  head: (origin) =>
    [
      ...spaces(origin).map(([prefix, start]) => `@prefix ${prefix}: <${start}> .`),
      `<${origin.address}> ${aboutDataset(origin)
        .map(([property, value]) => `${property} ${JSON.stringify(value)}`)
        .join(' ; ')} .\n`,
    ].join('\n'),
  tail: '',
  row: (origin, properties) => {
    const id = recordSql(origin);
    const link = `${linkToDataset(origin)} <${origin.address}>`;
    return [
      ...(id === undefined
        ? [literal(`[] ${link}`)]
        : [literal(`<${origin.address}/records/`), id, literal(`> ${link}`)]),
      ...properties.map(
        (property) => `${literal(` ; :${property.name} `)} || ${eachValue(property, turtleValue(property), ', ')}`,
      ),
      literal(' .'),
    ];
  },
};

function turtleValue({ type }: Property): (value: string) => string {
  if (type === 'string') return quotedSql;
  if (type === 'integer' || type === 'boolean') return (value) => `${value}::varchar`;
  return (value) => `'"' || ${value} || '"^^xsd:${type}'`;
}

/** RDF/XML: a record is an element. */
const RDF_XML: Syntax = {
  head: (origin) => {
    const names = spaces(origin).map(
      ([prefix, start]) => `xmlns${prefix === '' ? '' : ':'}${prefix}="${escaped(start)}"`,
    );
    const statements = aboutDataset(origin).map(([property, value]) => `<${property}>${escaped(value)}</${property}>`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${names.join(' ')}>\n<rdf:Description rdf:about="${escaped(origin.address)}">${statements.join('')}</rdf:Description>\n`;
  },
  tail: '</rdf:RDF>\n',
  row: (origin, properties) => {
    const id = recordSql(origin);
    const address = escaped(origin.address);
    const link = `<${linkToDataset(origin)} rdf:resource="${address}"/>`;
    return [
      ...(id === undefined
        ? [literal(`<rdf:Description>${link}`)]
        : [literal(`<rdf:Description rdf:about="${address}/records/`), id, literal(`">${link}`)]),
      ...properties.map((property) => eachValue(property, xmlValue(property), '')),
      literal('</rdf:Description>'),
    ];
  },
};

function xmlValue({ name, type }: Property): (value: string) => string {
  const close = literal(`</${name}>`);
  if (type === 'string') return (value) => `${literal(`<${name}>`)} || ${xmlSql(value)} || ${close}`;
  return (value) => `${literal(`<${name} rdf:datatype="${VOCABULARIES.xsd}${type}">`)} || ${value} || ${close}`;
}

/** JSON-LD with its context inside: nothing is fetched to read it. The dataset is the first node, so that a comma may precede every record. */
const JSON_LD: Syntax = {
  head: (origin, properties) => {
    const types = properties.map(({ name, type }) => [
      name,
      { '@id': columnsOf(origin) + name, ...(type === 'string' ? {} : { '@type': `xsd:${type}` }) },
    ]);
    const context = { ...VOCABULARIES, ...Object.fromEntries(types) };
    const dataset = { '@id': origin.address, ...Object.fromEntries(aboutDataset(origin)) };
    return `{"@context": ${JSON.stringify(context)},\n"@graph": [\n${JSON.stringify(dataset)}\n`;
  },
  tail: ']}\n',
  row: (origin, properties) => {
    const id = recordSql(origin);
    const link = `"${linkToDataset(origin)}":{"@id":${JSON.stringify(origin.address)}}`;
    return [
      ...(id === undefined
        ? [literal(`,{${link}`)]
        : [literal(`,{"@id":${JSON.stringify(`${origin.address}/records/`).slice(0, -1)}`), id, literal(`",${link}`)]),
      ...properties.map((property) => `${literal(`,${JSON.stringify(property.name)}:`)} || ${jsonValues(property)}`),
      literal('}'),
    ];
  },
};

/** A number is written as it is, and its context says its type. */
const jsonValues = ({ type, value, several }: Property): string =>
  several || !['integer', 'double', 'boolean'].includes(type) ? quotedSql(value) : `${value}::varchar`;

const rdf = (extension: string, media: string, syntax: Syntax): Format => ({
  extension,
  media,
  identified: true,
  write: (answer) => writeRows(answer, syntax),
});

function writeRows(answer: Answer, { head, tail, row }: Syntax): Writing {
  const origin = answer.origin!;
  const properties = propertiesOf(answer);
  return {
    list: `concat(${row(origin, properties).join(', ')}) as line`,
    options: LINES,
    head: head(origin, properties),
    tail,
  };
}

export const ROWS_RDF_XML = rdf('rdf', 'application/rdf+xml; charset=utf-8', RDF_XML);
export const ROWS_JSON_LD = rdf('jsonld', 'application/ld+json; charset=utf-8', JSON_LD);
export const ROWS_TURTLE = rdf('ttl', 'text/turtle; charset=utf-8', TURTLE);
export const ROWS_N3 = rdf('n3', 'text/n3; charset=utf-8', TURTLE);
