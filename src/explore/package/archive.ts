/** The archive of a release: its rows as CSV, their descriptor, their sums. Made on the disk and streamed: rows are never held. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { literal, type Session } from '../../warehouse/duck.ts';
import type { OpenRelease } from '../open-release.ts';
import { renderDescriptor, renderReadme, renderSums } from './descriptor.ts';

/** Has the engine write the rows of a release into `folder`, and gives the archive as bytes. The file has lost its name by then: it goes with the stream. */
export async function packRelease(
  session: Session,
  { definition, manifest, file }: OpenRelease,
  folder: string,
): Promise<Readable> {
  const csv = join(folder, randomUUID());
  try {
    await session.run(
      `copy (from read_parquet(${literal(file)})) to ${literal(csv)} (format csv, header, delimiter ',')`,
    );
    const print = await sumOf(csv);
    const handle = await open(csv);
    const rows = handle.createReadStream();
    const path = `${definition.id}.csv`;
    const descriptor = JSON.stringify(
      renderDescriptor(definition, manifest, { path, format: 'csv', ...print }),
      null,
      2,
    );
    // Members bear the instant of the release: the same release gives the same bytes.
    const mtime = new Date(manifest.created_at);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(renderReadme(definition, manifest)), 'README.md', { mtime });
    zip.addBuffer(Buffer.from(descriptor), 'datapackage.json', { mtime });
    zip.addBuffer(Buffer.from(renderSums([{ name: path, ...print }])), 'SHA256SUMS', { mtime });
    zip.addReadStream(rows, path, { mtime, size: print.bytes, compressionLevel: LEVEL });
    zip.end();
    const packed = zip.outputStream as Readable;
    rows.once('error', (error) => packed.destroy(error));
    // A client that hangs up must close what the rows are read from.
    packed.once('close', () => rows.destroy());
    return packed;
  } finally {
    await rm(csv, { force: true });
  }
}

/** Rows repeat themselves so much that the quickest compression is nearly the best. */
const LEVEL = 1;

async function sumOf(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
