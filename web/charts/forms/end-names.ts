import { cut, TEXT } from '../house.ts';

/** Pixels of height that all the names may take, of a line of text, and between two names. */
const HEIGHT = 230;
const LINE = TEXT + 1.5;
const GAP = 4;
/** Lines of a name at most. */
const MOST = 3;

export interface EndNames {
  /** A name as it is written: on several lines where it needs them. */
  readonly fold: (name: string) => string;
  /** Pixels from a name to the next. */
  readonly apart: number;
}

/** The names at the ends of lines or areas, on as many lines as there is height for: two that begin alike are told apart by their ends. */
export function endNames(names: readonly string[], pixels: number): EndNames {
  const lines = Math.min(MOST, Math.max(1, Math.floor((HEIGHT / Math.max(1, names.length) - GAP) / LINE)));
  const fold = (name: string): string => folded(name, pixels, lines);
  const tallest = Math.max(1, ...names.map((name) => fold(name).split('\n').length));
  return { fold, apart: Math.round(tallest * LINE + GAP - 1) };
}

/** A name broken at spaces, each line within the width; what is left is on the last, which is cut. */
export function folded(text: string, pixels: number, most: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && (lines.length === most || cut(longer, pixels) === longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => cut(line, pixels)).join('\n');
}
