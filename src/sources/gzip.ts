/** Files compressed by gzip, as portals offer them (`.csv.gz`, `.gzip`): told by their first bytes, whatever their name. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { readFirstBytes } from './first-bytes.ts';

/** The file itself, or its text written into `work` when it is compressed. Refuses (`mirror_layout`) a damaged one, or one over its limit. */
export async function unzipped(file: string, work: string): Promise<string> {
  if ((await readFirstBytes(file, 2)).toString('hex') !== '1f8b') return file;
  await mkdir(work, { recursive: true });
  const plain = join(work, basename(file).replace(/\.(gz|gzip)$/i, ''));
  try {
    await pipeline(createReadStream(file), createGunzip(), bounded(), createWriteStream(plain));
  } catch (cause) {
    throw new Refusal('mirror_layout', 'The compressed file cannot be read.', {
      place: { file: basename(file) },
      value: cause instanceof Error ? cause.message : String(cause),
      expected: `a whole gzip file, of at most ${LIMITS.csv_unzipped_bytes} bytes once unzipped (csv_unzipped_bytes)`,
      mend: 'Fetch the file again.',
      cause,
    });
  }
  return plain;
}

function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > LIMITS.csv_unzipped_bytes) done(new Error('over the limit csv_unzipped_bytes'));
      else done(null, chunk);
    },
  });
}
