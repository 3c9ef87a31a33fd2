/** The key figures of the dashboard of courses, which a frame may show alone. */
import type { KeyFiguresOf } from '../../charts/key-figures.ts';
import { figuresAsked, tellFigures } from './figures.ts';
import { WORDS } from './words.ts';

export const KEY_FIGURES: KeyFiguresOf = {
  ask: figuresAsked,
  tell: (rows, view) => {
    const { holders, holdersValue, holdersNote } = WORDS[view.lang];
    return [...tellFigures(rows, view), { name: holders, value: holdersValue, note: holdersNote }];
  },
};
