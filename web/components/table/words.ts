/** The words of the table that are not those of every page. */
import { bilingual } from '../../words/bilingual.ts';

export const WORDS = bilingual(
  {
    shown: (first: string, last: string, all: string) => `Lignes ${first} à ${last} sur ${all}`,
    more: (count: string) => `Afficher ${count} lignes de plus`,
    next: 'Lignes suivantes',
    first: 'Revenir à la première ligne',
    cells: 'Sur une cellule, un clic ou la touche Entrée : copier, ne garder que cette valeur, l’exclure.',
    cell: (title: string, value: string) => `${title} : ${value}`,
    copy: 'Copier',
    keep: 'Ne garder que cette valeur',
    exclude: 'Exclure cette valeur',
  },
  {
    shown: (first, last, all) => `Rows ${first} to ${last} of ${all}`,
    more: (count) => `Show ${count} more rows`,
    next: 'Next rows',
    first: 'Back to the first row',
    cells: 'On a cell, click or press Enter: copy it, keep only this value, leave it out.',
    cell: (title, value) => `${title}: ${value}`,
    copy: 'Copy',
    keep: 'Keep only this value',
    exclude: 'Leave this value out',
  },
);
