/**
 * A server in a process of its own, which tells its parent the port: `ours <data folder>`, the whole application; or `bare <file>`, nothing
 * but `node:http` and the bytes of the file.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApplication } from '../test/explore/fixture.ts';

/** Starts one of the two; disposing of it ends the process. */
export async function startProcess(kind: 'ours' | 'bare', path: string): Promise<Disposable & { port: number }> {
  const child = fork(import.meta.filename, [kind, path]);
  const [port] = (await once(child, 'message')) as [number];
  return { port, [Symbol.dispose]: () => child.kill() };
}

async function ours(data: string): Promise<AddressInfo> {
  const app = await openApplication(data);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app.server.address() as AddressInfo;
}

async function bare(file: string): Promise<AddressInfo> {
  const body = await readFile(file);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address() as AddressInfo;
}

if (import.meta.main) {
  const [kind, path = ''] = process.argv.slice(2);
  const { port } = await (kind === 'ours' ? ours : bare)(path);
  process.send!(port);
}
