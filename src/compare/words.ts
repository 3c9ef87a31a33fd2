/** The words of the summary of differences, in each language. Numbers and months are already written when they come here. */
import type { Text } from '../datasets/index.ts';

export type Language = keyof Text;

/** From a figure to another: `percent` is empty when there is none. */
export interface Passage {
  readonly before: string;
  readonly after: string;
  readonly percent: string;
}

/** Periods: months by name, or periods as they are written. Those of one list follow each other, or not. */
export interface Span {
  readonly months: boolean;
  readonly first: string;
  readonly last: string;
  /** As it is written. */
  readonly count: string;
  readonly many: boolean;
  readonly following: boolean;
}

interface Words {
  nothing: string;
  rows(added: string, removed: string, changed: string): string;
  asTheyAre: string;
  columns: Readonly<Record<'added' | 'removed' | 'renamed' | 'retyped', string>>;
  total(told: string, passage: Passage): string;
  restated(span: Span, told: string, passage: Passage): string;
  kept: string;
  arrived(span: Span, told: string, after: string): string;
  territory(name: string): string;
  value(column: string, value: string): string;
  noValue(column: string): string;
  moved(where: string, told: string, passage: Passage): string;
  appeared(column: string, values: string, many: boolean): string;
  disappeared(column: string, values: string, many: boolean): string;
  others(count: string, many: boolean): string;
  quoted(value: string): string;
}

const inParentheses = (text: string): string => (text === '' ? '' : ` (${text})`);
/** « de », before the name of a month. */
const de = (name: string): string => (/^[aoAO]/.test(name) ? `d’${name}` : `de ${name}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const FR: Words = {
  nothing: 'Aucune différence.',
  rows: (added, removed, changed) => `Lignes ajoutées : ${added} ; retirées : ${removed} ; modifiées : ${changed}.`,
  asTheyAre:
    'La clé n’est pas unique : les lignes sont comptées telles quelles, une ligne modifiée est une ligne retirée et une ligne ajoutée.',
  columns: {
    added: 'Colonnes ajoutées',
    removed: 'Colonnes retirées',
    renamed: 'Colonnes renommées',
    retyped: 'Colonnes dont le type a changé',
  },
  total: (told, { before, after, percent }) =>
    `Au total, ${told} passe de ${before} à ${after}${inParentheses(percent)}.`,
  restated: ({ months, first, last, count, many, following }, told, { before, after, percent }) => {
    const change = `${percent === '' ? '' : ` de ${percent}`} : ${told} y passe de ${before} à ${after}.`;
    const revised = months ? 'révisés' : 'révisées';
    if (!many) return `${months ? `Le mois ${de(first)} a été révisé` : `La période ${first} a été révisée`}${change}`;
    if (following)
      return `${months ? `Les mois ${de(first)} à ${last}` : `Les périodes ${first} à ${last}`} ont été ${revised}${change}`;
    return `${count} ${months ? 'mois' : 'périodes'} entre ${first} et ${last} ont été ${revised}${change}`;
  },
  kept: 'Des lignes ont changé, mais les totaux par période restent les mêmes.',
  arrived: ({ months, first, last, many }, told, after) =>
    `${months ? (many ? 'Nouveaux mois' : 'Nouveau mois') : many ? 'Nouvelles périodes' : 'Nouvelle période'} : ${many ? `${first} à ${last}` : first} ; ${told} y est de ${after}.`,
  territory: (name) => capital(name),
  value: (column, value) => `Pour « ${value} » (${column})`,
  noValue: (column) => `Sans valeur de « ${column} »`,
  moved: (where, told, { before, after, percent }) =>
    `${where}, ${told} passe de ${before} à ${after}${inParentheses(percent)}.`,
  appeared: (column, values, many) => `${many ? 'Nouvelles valeurs' : 'Nouvelle valeur'} de « ${column} » : ${values}.`,
  disappeared: (column, values, many) =>
    `${many ? 'Valeurs disparues' : 'Valeur disparue'} de « ${column} » : ${values}.`,
  others: (count, many) => `${count} ${many ? 'autres' : 'autre'}`,
  quoted: (value) => `« ${value} »`,
};

const EN: Words = {
  nothing: 'No difference.',
  rows: (added, removed, changed) => `Rows added: ${added}; removed: ${removed}; changed: ${changed}.`,
  asTheyAre:
    'The key is not unique: rows are counted as they are, a row that changed is one row removed and one row added.',
  columns: {
    added: 'Columns added',
    removed: 'Columns removed',
    renamed: 'Columns renamed',
    retyped: 'Columns of another type',
  },
  total: (told, { before, after, percent }) =>
    `In all, ${told} goes from ${before} to ${after}${inParentheses(percent)}.`,
  restated: ({ months, first, last, count, many, following }, told, { before, after, percent }) => {
    const change = `${percent === '' ? '' : ` by ${percent}`}: ${told} goes from ${before} to ${after} there.`;
    const noun = months ? 'month' : 'period';
    if (!many) return `The ${noun} ${months ? 'of ' : ''}${first} was revised${change}`;
    if (following) return `The ${noun}s from ${first} to ${last} were revised${change}`;
    return `${count} ${noun}s between ${first} and ${last} were revised${change}`;
  },
  kept: 'Rows changed, but the totals by period stay the same.',
  arrived: ({ months, first, last, many }, told, after) =>
    `New ${months ? 'month' : 'period'}${many ? 's' : ''}: ${many ? `${first} to ${last}` : first}; ${told} there is ${after}.`,
  territory: (name) => `In ${name}`,
  value: (column, value) => `For “${value}” (${column})`,
  noValue: (column) => `Without a value of “${column}”`,
  moved: (where, told, { before, after, percent }) =>
    `${where}, ${told} goes from ${before} to ${after}${inParentheses(percent)}.`,
  appeared: (column, values, many) => `New value${many ? 's' : ''} of “${column}”: ${values}.`,
  disappeared: (column, values, many) => `Value${many ? 's' : ''} gone from “${column}”: ${values}.`,
  others: (count, many) => `${count} other${many ? 's' : ''}`,
  quoted: (value) => `“${value}”`,
};

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { fr: FR, en: EN };
