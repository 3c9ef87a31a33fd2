/** Real files of the public bodies, kept beside the project and never in it. A test that needs one skips, and says so, where they are absent. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../shared/data');

/** The path of a real file, such as `edof/edof-exemple-catalogue-v7r0.xml`. */
export const realFile = (path: string): string => resolve(FOLDER, path);

/** To give as a test's `skip` option: false when the file is there, or the reason. */
export const unlessReal = (path: string): false | string =>
  existsSync(realFile(path)) ? false : `real file not at hand: shared/data/${path}`;
