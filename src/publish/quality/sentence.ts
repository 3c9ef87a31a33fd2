/** A movement in words, for the register, the command and the report. */
import type { Moved, Said } from '../../releases/quality.ts';
import { type Language, number, percent } from '../../releases/report-html.ts';

const NAMES: Readonly<Record<Moved['measure'], (moved: Moved) => Said>> = {
  rows: () => ({ fr: 'lignes', en: 'rows' }),
  total: ({ column }) => ({ fr: `total de ${column}`, en: `total of ${column}` }),
  unknown_codes: ({ column }) => ({ fr: `codes inconnus de ${column}`, en: `unknown codes of ${column}` }),
  empty: ({ column }) => ({ fr: `lignes sans ${column}`, en: `rows without ${column}` }),
  columns_added: ({ names = [] }) => ({ fr: list('colonnes ajoutées', names), en: list('columns added', names) }),
  columns_removed: ({ names = [] }) => ({ fr: list('colonnes retirées', names), en: list('columns removed', names) }),
  value_gone: ({ column, names = [] }) => ({
    fr: `${column} : lignes « ${names.join(', ')} »`,
    en: `${column}: rows of “${names.join(', ')}”`,
  }),
};

const list = (what: string, names: readonly string[]): string =>
  names.length === 0 ? what : `${what} (${names.join(', ')})`;

const isShare = ({ measure }: Moved): boolean => ['unknown_codes', 'empty', 'value_gone'].includes(measure);

/** What moved. */
export const nameMoved = (moved: Moved, language: Language): string => NAMES[moved.measure](moved)[language];

/** A figure of a movement: a share in percent, anything else as a number. */
export const figure = (moved: Moved, value: number, language: Language): string =>
  isShare(moved) ? percent(value, language) : number(value, language);

/** The bounds of a movement; a dash when it is free. */
export function bounds(moved: Moved, language: Language): string {
  const [least, most] = [moved.least, moved.most].map((one) => (one === null ? null : figure(moved, one, language)));
  if (least == null) return most == null ? '–' : `≤ ${most}`;
  return most == null ? `≥ ${least}` : `${least} – ${most}`;
}

/** `rows: 1,200 before, 400 after, allowed 1,140 – 1,500`. */
export const say = (moved: Moved): Said => ({
  fr: `${nameMoved(moved, 'fr')} : ${figure(moved, moved.before, 'fr')} avant, ${figure(moved, moved.after, 'fr')} après, admis ${bounds(moved, 'fr')}`,
  en: `${nameMoved(moved, 'en')}: ${figure(moved, moved.before, 'en')} before, ${figure(moved, moved.after, 'en')} after, allowed ${bounds(moved, 'en')}`,
});

/** The first of several movements, and how many more the manifest and the report tell. */
export const summarise = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first}; and ${others.length} more`;
