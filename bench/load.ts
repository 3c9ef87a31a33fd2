/** A client that asks the same thing again and again, over connections kept open. */
import { Agent, get } from 'node:http';

export interface Load {
  port: number;
  path: string;
  headers?: Record<string, string>;
}

const CONNECTIONS = 10;

/** The body of one answer, as it came. */
export function ask({ port, path, headers }: Load, agent?: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, ...(agent && { agent }), ...(headers && { headers }) };
    get(options, async (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
      resolve(Buffer.concat(await answer.toArray()));
    }).on('error', reject);
  });
}

/** Answers a second, asked over ten connections for `ms`. */
export async function rate(load: Load, ms: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const begun = performance.now();
  let answers = 0;
  const askAgain = async () => {
    while (performance.now() - begun < ms) {
      await ask(load, agent);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askAgain));
  agent.destroy();
  return (answers * 1000) / (performance.now() - begun);
}
