/** Texts as XML holds them. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** A text in an element or in an attribute between double quotes. A character that XML cannot hold becomes U+FFFD. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[&<>"\r]/g, (character) => ESCAPES[character]!)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replaceAll(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, '\ufffd');
