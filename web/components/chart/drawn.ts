/** Drawing has code of its own, fetched beside that of the page: until it is there, and without scripts, figures are read in the table. */
import { lazy } from 'react';

const code = import('./canvas.tsx');

export const Canvas = lazy(async () => ({ default: (await code).Canvas }));
