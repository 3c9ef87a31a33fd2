/** Pages that are made before anybody asks: a portal's first ones, once it listens and whenever what they are made from changes. */
import type { FastifyInstance } from 'fastify';

export interface FirstPages {
  /** Their paths, the most read first. */
  readonly paths: readonly string[];
  /** Names what pages are made from. */
  edition(): Promise<string>;
  /** The address that readers use, as the last of them did; none as long as there was no reader. */
  readersAddress(): string | undefined;
  /** Time between two looks at the edition. */
  readonly look_ms: number;
}

/**
 * Has the pages made and kept, one after the other, for the readers' address: answers of the API that they show are then kept too. A page that cannot
 * be made is made when it is asked.
 */
export function makeFirstPages(app: FastifyInstance, { paths, edition, readersAddress, look_ms }: FirstPages): void {
  let made = '';
  let clock: NodeJS.Timeout | undefined;
  const look = async () => {
    const address = readersAddress() ?? app.listeningOrigin;
    const name = `${address} ${await edition()}`;
    if (name === made) return;
    made = name;
    const { host, protocol } = new URL(address);
    const headers = { host, 'x-forwarded-proto': protocol.slice(0, -1) };
    for (const url of paths) await app.inject({ url, headers });
  };
  const tryToLook = () =>
    void look().catch((error: unknown) => app.log.debug({ err: error }, 'first pages are not made'));
  app.addHook('onListen', async () => {
    clock = setInterval(tryToLook, look_ms).unref();
    tryToLook();
  });
  app.addHook('onClose', async () => clearInterval(clock));
}
