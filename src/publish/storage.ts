/** Failures of the disk, from Node or from the engine, told as refusals of the catalogue. */
import { type ErrorCode, Refusal } from '../errors.ts';

interface Trouble {
  code: ErrorCode;
  /** The system's names of it, and its words, which are all that the engine gives. */
  errno: readonly string[];
  words: RegExp;
  message: string;
  mend: string;
}

const STAYS = 'The releases published before stay served.';

const TROUBLES: readonly Trouble[] = [
  {
    code: 'storage_full',
    errno: ['ENOSPC', 'EDQUOT'],
    words: /No space left on device|Disk quota exceeded|failed to offload data block/i,
    message: 'The disk of the data folder is full.',
    mend: `Make room, then run the command again. ${STAYS}`,
  },
  {
    code: 'storage_denied',
    errno: ['EROFS', 'EACCES', 'EPERM'],
    words: /Read-only file system|Permission denied|Operation not permitted/i,
    message: 'The data folder may not be read or written.',
    mend: `Give this user the right to write there, or mount the disk for writing, then run the command again. ${STAYS}`,
  },
  {
    code: 'storage_failed',
    errno: ['EIO', 'ENXIO', 'ESTALE', 'EMFILE', 'ENFILE', 'ENOENT', 'ENOTDIR'],
    words: /Input\/output error|IO Error|fsync failed|Too many open files/i,
    message: 'The disk of the data folder failed.',
    mend: `Look at the disk, then run \`opencpf check\` and the command again. ${STAYS}`,
  },
];

/** The refusal for a failure of the disk, its place that of the failure or the data folder; any other error as it is. */
export function explainStorage(error: unknown, data: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  const { code: errno = '', path } = error as NodeJS.ErrnoException;
  const trouble =
    TROUBLES.find((one) => one.errno.includes(errno)) ?? TROUBLES.find(({ words }) => words.test(error.message));
  if (trouble === undefined) return error;
  const { code, message, mend } = trouble;
  return new Refusal(code, message, { place: { file: path ?? data }, value: error.message, mend, cause: error });
}
