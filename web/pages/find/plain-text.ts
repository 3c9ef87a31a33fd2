/** Providers' texts are HTML, often broken: read as a browser would, and given back as lines of plain text. */

/** Tags at which a browser begins a line. */
const BLOCKS = /<\/?(?:p|div|ul|ol|li|h\d|br|tr)\b[^>]*>/gi;

/** A document read of HTML, as far as it is needed here. */
interface Parsed {
  readonly body: { readonly textContent: string | null };
}

/** `parse` reads a document, as `DOMParser` does: nothing in it runs or is fetched. */
export function plainText(html: string, parse: (html: string) => Parsed): readonly string[] {
  const { body } = parse(`<body>${html.replace(BLOCKS, '\n$&')}</body>`);
  return (body.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
