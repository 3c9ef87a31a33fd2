/** Providers' texts are HTML, often broken: read as a browser would, and given back as lines of plain text. */

const ENDS = /<(?:\/p|\/div|\/li|\/h\d|br\s*\/?)>/gi;

/** `parse` reads a document, as `DOMParser` does: nothing in it runs or is fetched. */
export function plainText(html: string, parse: (html: string) => Pick<Document, 'body'>): readonly string[] {
  const { body } = parse(`<body>${html.replace(ENDS, '\n$&')}</body>`);
  return (body.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
