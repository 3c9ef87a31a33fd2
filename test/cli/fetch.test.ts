/** `opencpf fetch --mirror`, from one of our servers, through a proxy, to another data folder. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createExplore } from '../../src/explore/start.ts';
import { readManifest } from '../../src/releases/register.ts';
import { AS_OF, CATALOGUE, publishedRows, publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

for (const format of ['csv', 'parquet']) {
  test(`a ${format} fetched and mirrored is the release of the portal; asked again, nothing is done`, async () => {
    const [upstream, data] = [temporaryFolder('upstream'), temporaryFolder('fetched')];
    await publishWorld(upstream, WORLD);
    const app = await createExplore({ data: upstream, memoryMiB: 512, threads: 2, logger: false });
    await app.listen({ port: 0, host: '127.0.0.1' });
    // The portal is known to the proxy alone.
    const { port } = app.server.address() as AddressInfo;
    const proxy = createServer();
    proxy.on('connect', (_from: IncomingMessage, socket: Socket) => {
      const road = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'));
      socket.pipe(road).pipe(socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const proxied = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const command = [
        MAIN,
        '--json',
        '--data',
        data,
        '--upstream',
        'http://portail.invalid',
        'fetch',
        CATALOGUE,
        '--mirror',
        '--format',
        format,
      ];
      const env = { ...process.env, HTTP_PROXY: proxied, NO_PROXY: '' };
      const run = async () => JSON.parse((await promisify(execFile)(process.execPath, command, { env })).stdout);
      const { origin, version, unread } = await run();
      assert.deepEqual([origin, version, unread.lines, unread.values, unread.columns], ['mirrored', AS_OF, [], [], []]);
      assert.deepEqual(await publishedRows(data, CATALOGUE), await publishedRows(upstream, CATALOGUE));
      const again = await run();
      assert.deepEqual(
        [again.changed, again.sha256],
        [false, (await readManifest(data, CATALOGUE, AS_OF)).sources[0]!.sha256],
      );
    } finally {
      proxy.close();
      await app.close();
    }
  });
}
