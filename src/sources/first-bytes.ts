/** The beginning of a file, by which its kind is told. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../errors.ts';

/** Reads at most `count` bytes from the beginning of a file. Refuses (`file_missing`) what is not there or cannot be read. */
export async function readFirstBytes(path: string, count: number): Promise<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(count) });
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new Refusal('file_missing', 'The file cannot be read.', {
      place: { file: basename(path) },
      mend: 'Check the path and the right to read it.',
      cause,
    });
  } finally {
    await file?.close();
  }
}
