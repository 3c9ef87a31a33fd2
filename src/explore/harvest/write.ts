/** A graph as text: Turtle by its library; RDF/XML and JSON-LD, subject by subject. */
import { type Quad, Writer } from 'n3';
import { escaped } from '../xml.ts';
import { PREFIXES } from './graph.ts';

export const writeTurtle = (graph: readonly Quad[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const writer = new Writer({ prefixes: PREFIXES });
    writer.addQuads([...graph]);
    writer.end((error, text) => (error === null || error === undefined ? resolve(text) : reject(error)));
  });

const bySubject = (graph: readonly Quad[]): Map<string, Quad[]> => Map.groupBy(graph, ({ subject }) => subject.value);

/** `dct:title` for a property of a known vocabulary. */
function shortName(address: string): string {
  const [prefix, base] = Object.entries(PREFIXES).find(([, start]) => address.startsWith(start))!;
  return `${prefix}:${address.slice(base.length)}`;
}

function xmlProperty({ predicate, object }: Quad): string {
  const name = shortName(predicate.value);
  if (object.termType !== 'Literal') return `    <${name} rdf:resource="${escaped(object.value)}"/>`;
  const kind =
    object.language === ''
      ? object.datatype.value.startsWith(PREFIXES.xsd) && !object.datatype.value.endsWith('#string')
        ? ` rdf:datatype="${object.datatype.value}"`
        : ''
      : ` xml:lang="${object.language}"`;
  return `    <${name}${kind}>${escaped(object.value)}</${name}>`;
}

export function writeRdfXml(graph: readonly Quad[]): string {
  const spaces = Object.entries(PREFIXES).map(([prefix, base]) => `xmlns:${prefix}="${base}"`);
  const nodes = [...bySubject(graph)].map(([subject, quads]) =>
    [`  <rdf:Description rdf:about="${escaped(subject)}">`, ...quads.map(xmlProperty), '  </rdf:Description>'].join(
      '\n',
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${spaces.join(' ')}>\n${nodes.join('\n')}\n</rdf:RDF>\n`;
}

function jsonValue({ predicate, object }: Quad): unknown {
  if (object.termType !== 'Literal')
    return shortName(predicate.value) === 'rdf:type' ? shortName(object.value) : { '@id': object.value };
  if (object.language !== '') return { '@value': object.value, '@language': object.language };
  return object.datatype.value.endsWith('#string')
    ? object.value
    : { '@value': object.value, '@type': shortName(object.datatype.value) };
}

/** A JSON-LD document with its context inside: nothing is fetched to read it. */
export function writeJsonLd(graph: readonly Quad[]): object {
  const nodes = [...bySubject(graph)].map(([subject, quads]) => {
    const node: Record<string, unknown> = { '@id': subject };
    for (const [predicate, same] of Map.groupBy(quads, (one) => shortName(one.predicate.value))) {
      const values = same.map(jsonValue);
      node[predicate === 'rdf:type' ? '@type' : predicate] = values.length === 1 ? values[0] : values;
    }
    return node;
  });
  const { rdf: _rdf, ...context } = PREFIXES;
  return { '@context': context, '@graph': nodes };
}
