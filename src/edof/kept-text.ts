/** Texts kept beyond their formation, in a report or from one formation to the next. */
import { LIMITS } from '../limits.ts';

/** A text on its own: a part of a longer string keeps all of that string in memory, here a whole chunk of the file. */
export const ownCopy = (text: string): string => Buffer.from(text).toString();

/** A text of the file as a report shows it: blanks made single, cut at `value_shown_characters`. */
export function shorten(text: string): string {
  const plain = text
    .slice(0, 4 * LIMITS.value_shown_characters)
    .trim()
    .replace(/\s+/g, ' ');
  return plain.length <= LIMITS.value_shown_characters ? plain : `${plain.slice(0, LIMITS.value_shown_characters)}…`;
}
