/**
 * A server in a process of its own, which tells its parent the port: `ours <data folder>`, the whole application; `uncached <data folder>`, the
 * same that keeps no answer; or `bare <file>`, nothing but `node:http` and the bytes of the file.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createExplore, type ExploreOptions } from '../src/explore/start.ts';

type Kind = 'ours' | 'uncached' | 'bare';

/** What a process has used so far. */
export interface Usage {
  /** Processor time, in microseconds. */
  cpu: number;
  /** Resident memory, in MiB. */
  resident: number;
}

export interface ServingProcess extends Disposable {
  port: number;
  usage(): Promise<Usage>;
}

/** Starts a server; disposing of it ends the process. */
export async function startProcess(kind: Kind, path: string): Promise<ServingProcess> {
  const child = fork(import.meta.filename, [kind, path]);
  const [port] = (await once(child, 'message')) as [number];
  const usage = async () => {
    child.send('usage');
    return ((await once(child, 'message')) as [Usage])[0];
  };
  return { port, usage, [Symbol.dispose]: () => child.kill() };
}

const ours =
  (limits: ExploreOptions['limits'] = {}) =>
  async (data: string): Promise<AddressInfo> => {
    const app = await createExplore({ data, memoryMiB: 2_048, threads: 2, logger: false, limits });
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app.server.address() as AddressInfo;
  };

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
  const [kind, path = ''] = process.argv.slice(2) as [Kind, string];
  const { port } = await { ours: ours(), uncached: ours({ answers_bytes: 0 }), bare }[kind](path);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!({ cpu: user + system, resident: Math.round(process.memoryUsage.rss() / 2 ** 20) } satisfies Usage);
  });
  process.send!(port);
}
