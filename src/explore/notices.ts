/** Notices of the operator: a dated list in the data folder, told in the feeds. The contract is in docs/operator.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { findDataset } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';

const text = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

const NOTICES = z
  .array(
    z
      .strictObject({
        /** Names the notice for ever: readers of feeds know it by that. */
        id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'an identifier of small letters, digits, dots and hyphens'),
        date: z.iso.date(),
        /** Absent: the notice is about all datasets. */
        dataset: z.string().refine((id) => findDataset(id) !== undefined, 'the identifier of a dataset'),
        title: text,
        text,
      })
      .partial({ dataset: true }),
  )
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'identifiers that are not used twice');

export type Notice = z.infer<typeof NOTICES>[number];

/** Name of the file in the data folder. */
export const NOTICES_FILE = 'notices.json';

/** The notices of a data folder, the latest first; none without a file. Refuses `notices_layout`. */
export async function readNotices(data: string): Promise<Notice[]> {
  const file = join(data, NOTICES_FILE);
  const written = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  const read = NOTICES.safeParse(parse(written, file));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refusal('notices_layout', 'The file of notices cannot be used.', {
      place: { file, path: issue!.path.join('.') },
      expected: issue!.message,
      mend: 'Write it as docs/operator.md says; `opencpf check` reads it.',
    });
  }
  return read.data
    .toSorted((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id))
    .slice(0, LIMITS.notices);
}

function parse(written: string, file: string): unknown {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw new Refusal('notices_layout', 'The file of notices is not JSON.', {
      place: { file },
      expected: 'a list of notices in JSON',
      cause,
    });
  }
}
