/** Wishes that ask a little less than one that nothing answers. */
import { withRange, withValues } from '../../state/selection.ts';
import type { Wish } from './wish.ts';

export interface Wider {
  readonly what: 'text' | 'mode' | 'column' | 'remote' | 'near';
  /** Column whose filter is left out. */
  readonly column?: string;
  readonly wish: Wish;
}

export const DEPARTMENT = 'nom_departement';

/** The wish without each of its filters, then remote instead of a department, then with the departments near. */
export function widenings(wish: Wish, near: readonly string[]): readonly Wider[] {
  const first = { ...wish, selection: { ...wish.selection, page: 1 } };
  const { selection } = first;
  const column = (name: string, wider: Wish['selection']): Wider => ({
    what: 'column',
    column: name,
    wish: { ...first, selection: wider },
  });
  const { [DEPARTMENT]: departments = [] } = selection.values;
  return [
    ...(selection.text === ''
      ? []
      : [{ what: 'text', wish: { ...first, selection: { ...selection, text: '' } } } as const]),
    ...(wish.mode === 'any' ? [] : [{ what: 'mode', wish: { ...first, mode: 'any' } } as const]),
    ...Object.keys(selection.values).map((name) => column(name, withValues(selection, name, []))),
    ...Object.keys(selection.ranges).map((name) => column(name, withRange(selection, name, { from: '', to: '' }))),
    ...(departments.length === 0
      ? []
      : [
          {
            what: 'remote',
            wish: { ...first, mode: 'remote', selection: withValues(selection, DEPARTMENT, []) },
          } as const,
        ]),
    ...(near.length <= departments.length
      ? []
      : [{ what: 'near', wish: { ...first, selection: withValues(selection, DEPARTMENT, near) } } as const]),
  ];
}
