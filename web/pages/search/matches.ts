/** What the words of a reader find in the metadata: datasets, columns, pages. They are few, and here already. */
import type { Dataset, Field, Lang } from '../../api/types.ts';
import { titleOf } from '../../state/fields.ts';
import { WORDS as SECTIONS } from '../words.ts';

/** Without case, accents or marks; a word on each side of an apostrophe. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word asked begins a word of the texts. */
export function found(asked: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const words = folded(texts.join(' ')).split(' ');
  const wanted = folded(asked).split(' ');
  return wanted[0] !== '' && wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

export const findDatasets = (asked: string, datasets: readonly Dataset[]): readonly Dataset[] =>
  datasets.filter(({ dataset_id, metas }) =>
    found(asked, dataset_id.replaceAll('_', ' '), metas.default.title, metas.default.description),
  );

export interface FoundColumn {
  readonly field: Field;
  readonly dataset: Dataset;
}

/** Columns by title or name first, then those whose description says the words. */
export function findColumns(asked: string, datasets: readonly Dataset[], lang: Lang): readonly FoundColumn[] {
  const all = datasets.flatMap((dataset) => dataset.fields.map((field): FoundColumn => ({ field, dataset })));
  const named = all.filter(({ field }) => found(asked, field.name.replaceAll('_', ' '), titleOf(field, lang)));
  const told = all.filter((column) => !named.includes(column) && found(asked, column.field.description));
  return [...named, ...told];
}

/** Sections with an address of their own. */
type Named = Exclude<keyof typeof SECTIONS.fr, 'api' | 'datasets'>;

export const findSections = (asked: string, lang: Lang): readonly Named[] =>
  (Object.keys(SECTIONS[lang]) as (keyof typeof SECTIONS.fr)[])
    .filter((name): name is Named => name !== 'api' && name !== 'datasets')
    .filter((name) => found(asked, SECTIONS[lang][name].title, SECTIONS[lang][name].note));
