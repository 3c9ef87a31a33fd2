/** Name and version of this software, from its package. */
import packageFile from '../package.json' with { type: 'json' };

export const VERSION: string = packageFile.version;
export const SOFTWARE = `opencpf ${VERSION}`;
