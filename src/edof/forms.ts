/** What a text may be: the simple types of the schema, and those the specification adds for `extra` elements. */
import { parseCents } from './amount.ts';
import { parseDate } from './calendar.ts';
import type { Words } from './words.ts';

export interface TextForm {
  readonly code: 'O301' | 'O302' | 'O303' | 'O304' | 'O305' | 'O306';
  readonly expected: Words;
  readonly accepts: (text: string) => boolean;
}

/** Between `min` and `max` characters; a blank text counts as none. Code points are counted, as XML Schema does. */
export const length = (min: number, max: number): TextForm => ({
  code: 'O301',
  expected:
    min === max
      ? { en: `${max} characters`, fr: `${max} caractères` }
      : { en: `${min} to ${max} characters`, fr: `de ${min} à ${max} caractères` },
  accepts: (text) => (min === 0 || text.trim() !== '') && characters(text, max) >= min && characters(text, max) <= max,
});

/** The whole text, outer blanks excluded, matches the pattern. */
export const matching = (pattern: RegExp, expected: Words): TextForm => ({
  code: 'O302',
  expected,
  accepts: (text) => pattern.test(text.trim()),
});

/** One of these codes. */
export const oneOf = (...codes: readonly string[]): TextForm => ({
  code: 'O303',
  expected: { en: `one of ${codes.join(', ')}`, fr: `une valeur parmi ${codes.join(', ')}` },
  accepts: (text) => codes.includes(text.trim()),
});

/** A day written AAAAMMJJ; `open` allows the unknown parts of LHEO (99999999). */
export const date = (open: boolean): TextForm => ({
  code: 'O304',
  expected: { en: 'a day of the calendar, AAAAMMJJ', fr: 'un jour du calendrier, AAAAMMJJ' },
  accepts: (text) => {
    const day = parseDate(text.trim());
    return day !== null && (open || day !== 'unknown');
  },
});

/** A whole number between bounds. */
export const integer = (min: number, max: number): TextForm => ({
  code: 'O305',
  expected: { en: `a whole number from ${min} to ${max}`, fr: `un nombre entier de ${min} à ${max}` },
  accepts: (text) => /^[0-9]{1,9}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max,
});

/** Euros with at most two decimals after a point. */
export const AMOUNT: TextForm = {
  code: 'O306',
  expected: {
    en: 'euros with a decimal point, at most two decimals, at most 1000000',
    fr: 'des euros avec un point décimal, deux décimales au plus, 1000000 au plus',
  },
  accepts: (text) => parseCents(text.trim()) !== null,
};

export const FLAG = oneOf('0', '1');
export const NUMERO = matching(/./s, { en: 'some characters', fr: 'au moins un caractère' });
export const SIRET = matching(/^[0-9]{14}$/, { en: '14 digits', fr: '14 chiffres' });
export const LANGUAGE = matching(/^[A-Za-z]{2}$/, { en: 'two letters: FR', fr: 'deux lettres : FR' });

/** Code points, counted only when the text may be too long in UTF-16 units. */
const characters = (text: string, max: number): number => (text.length <= max ? text.length : [...text].length);
