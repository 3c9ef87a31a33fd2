/** A text on its own: a part of a longer string keeps all of that string in memory, here a whole chunk of the file. For what is kept beyond a formation. */
export const ownCopy = (text: string): string => Buffer.from(text).toString();
