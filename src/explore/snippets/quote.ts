/** Texts of a request as literals of other languages: whatever they hold, they stay texts. No text holds the character of code 0. */

/** Characters that have no shape, and those that change the direction or the lines of what is read. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const hexOf = (character: string, digits: number): string =>
  character.codePointAt(0)!.toString(16).padStart(digits, '0');

/** A literal in double quotes, with the escape of a character that is not seen. */
const inDoubleQuotes = (text: string, unseen: (character: string) => string): string =>
  `"${text.replaceAll(/[\\"]/g, '\\$&').replaceAll(new RegExp(UNSEEN, 'gu'), unseen)}"`;

/** JavaScript; it may also stand in a script of a page. */
export const quoteJavaScript = (text: string): string =>
  inDoubleQuotes(text, (character) => `\\u{${hexOf(character, 1)}}`).replaceAll(/<(?=[/!])/g, '\\u{3c}');

/** Python and R, which write a character of eight digits alike. */
export const quoteEightDigits = (text: string): string =>
  inDoubleQuotes(text, (character) => `\\U${hexOf(character, 8)}`);

/** A word of a POSIX shell; of bash and its like when there is something that is not seen, as bytes of UTF-8. */
export function quoteShell(text: string): string {
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const escaped = text.replaceAll(/[\\']/g, '\\$&').replaceAll(new RegExp(UNSEEN, 'gu'), bytesOf);
  return `$'${escaped}'`;
}

const bytesOf = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

/** A part of an address that holds no character with a meaning of its own, in an address or in a pattern of files. */
export const encodePart = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${hexOf(character, 2).toUpperCase()}`);
