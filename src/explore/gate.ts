/** The engine's door: few queries run at once, a few more wait a little, and none runs for ever. */
import { Refusal } from '../errors.ts';
import type { Engine, Session } from '../warehouse/duck.ts';

export interface GateLimits {
  /** Queries running at once. */
  running: number;
  /** Queries waiting for their turn; one more is refused at once. */
  waiting: number;
  /** Time a query may wait. */
  wait_ms: number;
  /** Time a query may run before it is stopped. */
  time_ms: number;
}

/** An interruption that comes before the engine has begun is lost: it is repeated until the work has ended. */
const INTERRUPT_AGAIN_MS = 50;

export class Gate {
  readonly #engine: Engine;
  readonly #limits: GateLimits;
  readonly #idle: Session[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #active = new Set<Promise<unknown>>();
  #running = 0;

  constructor(engine: Engine, limits: GateLimits) {
    this.#engine = engine;
    this.#limits = limits;
  }

  /** Queries running and waiting now. */
  get load(): { running: number; waiting: number } {
    return { running: this.#running, waiting: this.#queue.length };
  }

  /** Runs work on a connection of its own. Refuses `overloaded` and `query_timeout`; throws the signal's reason when it is aborted. */
  async run<T>(signal: AbortSignal, work: (session: Session) => Promise<T>): Promise<T> {
    await this.#enter(signal);
    try {
      const session = this.#idle.pop() ?? (await this.#engine.connect());
      const watched = this.#watch(session, signal, work);
      this.#active.add(watched);
      return await watched.finally(() => this.#active.delete(watched));
    } finally {
      this.#leave();
    }
  }

  /** Waits for what runs, then closes the connections. Nothing may come any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#active);
    for (const session of this.#idle.splice(0)) session[Symbol.dispose]();
  }

  async #watch<T>(session: Session, signal: AbortSignal, work: (session: Session) => Promise<T>): Promise<T> {
    let stopped: unknown;
    let again: NodeJS.Timeout | undefined;
    const stop = (reason: unknown) => {
      stopped ??= reason;
      session.interrupt();
      again ??= setInterval(() => session.interrupt(), INTERRUPT_AGAIN_MS);
    };
    const hangUp = () => stop(signal.reason);
    const clock = setTimeout(() => stop(this.#timeout()), this.#limits.time_ms);
    signal.addEventListener('abort', hangUp, { once: true });
    try {
      signal.throwIfAborted();
      return await work(session);
    } catch (error) {
      throw stopped ?? explained(error);
    } finally {
      signal.removeEventListener('abort', hangUp);
      clearTimeout(clock);
      clearInterval(again);
      this.#idle.push(session);
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.#limits.running) {
      this.#running++;
      return;
    }
    if (this.#queue.length >= this.#limits.waiting) throw this.#overloaded();
    const turn = Promise.withResolvers<void>();
    const giveUp = (reason: unknown) => {
      const place = this.#queue.indexOf(turn.resolve);
      if (place === -1) return;
      this.#queue.splice(place, 1);
      turn.reject(reason);
    };
    const hangUp = () => giveUp(signal.reason);
    const clock = setTimeout(() => giveUp(this.#overloaded()), this.#limits.wait_ms);
    signal.addEventListener('abort', hangUp, { once: true });
    this.#queue.push(turn.resolve);
    try {
      await turn.promise;
    } finally {
      signal.removeEventListener('abort', hangUp);
      clearTimeout(clock);
    }
  }

  /** The place of the one who leaves goes to the first in the queue. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#running--;
    else next();
  }

  #timeout(): Refusal {
    const limit = this.#limits.time_ms;
    return new Refusal('query_timeout', `The query took more than ${limit} ms and was stopped.`, {
      mend: 'Narrow it with where, or ask for fewer columns or groups.',
    });
  }

  #overloaded(): Refusal {
    const { running, waiting, wait_ms } = this.#limits;
    return new Refusal(
      'overloaded',
      `Too many queries at once: ${running} run, ${waiting} may wait for ${wait_ms} ms.`,
      { mend: 'Try again shortly, or take the whole dataset as a Parquet export.' },
    );
  }
}

/** What the engine says when a query that compiles cannot be computed, and what it means to the one who asks. */
function explained(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('Out of Memory'))
    return new Refusal('overloaded', 'The query needs more memory than the engine may use now.', {
      mend: 'Narrow it with where, ask for fewer groups, or take the whole dataset as a Parquet export.',
      cause: error,
    });
  if (message.startsWith('Out of Range') || message.startsWith('Conversion Error'))
    return new Refusal('odsql_meaning', 'ODSQL query is malformed: A value of the calculation is out of range.', {
      cause: error,
    });
  return error;
}
