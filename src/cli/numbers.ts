import { Refusal } from '../errors.ts';

/** A whole number of an option, 0 or more, spaces and underscores allowed between digits; or a refusal. */
export function wholeNumber(name: string, text: string): number {
  const digits = text.replaceAll(/[ _]/g, '');
  if (/^\d{1,15}$/.test(digits)) return Number(digits);
  throw new Refusal('usage', `--${name} is not a whole number.`, {
    value: text,
    expected: 'a whole number such as 300000',
  });
}
