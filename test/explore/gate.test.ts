import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../src/errors.ts';
import { Gate, type GateLimits } from '../../src/explore/gate.ts';
import { Engine, type Session } from '../../src/warehouse/duck.ts';

/** Ten thousand million pairs: minutes of work. */
const ENDLESS = 'select count(*) from range(100000) a, range(100000) b where (a.range * b.range) % 7 = 3';
const endless = (session: Session) => session.rows(ENDLESS);
const quick = async (session: Session) => Number((await session.rows<{ n: number }>('select 42 as n'))[0]?.n);
const never = new AbortController().signal;

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

async function open(limits: Partial<GateLimits>) {
  const engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const gate = new Gate(engine, { running: 1, waiting: 1, wait_ms: 2_000, time_ms: 10_000, ...limits });
  const close = async () => {
    await gate.close();
    engine.close();
  };
  return { gate, [Symbol.asyncDispose]: close };
}

test('a query is stopped when its time is up, and the connection serves again', async () => {
  await using opened = await open({ time_ms: 100 });
  const begun = performance.now();
  await assert.rejects(opened.gate.run(never, endless), refusal('query_timeout'));
  assert.ok(performance.now() - begun < 2_000);
  assert.equal(await opened.gate.run(never, quick), 42);
});

test('a query is stopped when its client leaves', async () => {
  await using opened = await open({});
  const client = new AbortController();
  const left = new Error('left');
  const running = opened.gate.run(client.signal, endless);
  await wait(50);
  assert.deepEqual(opened.gate.load, { running: 1, waiting: 0 });
  client.abort(left);
  await assert.rejects(running, left);
  assert.deepEqual(opened.gate.load, { running: 0, waiting: 0 });
});

test('a client that leaves while it waits, or before, costs nothing', async () => {
  await using opened = await open({});
  const [first, second] = [new AbortController(), new AbortController()];
  const running = opened.gate.run(first.signal, endless);
  const waiting = opened.gate.run(second.signal, quick);
  assert.deepEqual(opened.gate.load, { running: 1, waiting: 1 });
  second.abort(new Error('left'));
  await assert.rejects(waiting, /left/);
  assert.deepEqual(opened.gate.load, { running: 1, waiting: 0 });
  await assert.rejects(opened.gate.run(second.signal, quick), /left/);
  first.abort(new Error('left'));
  await assert.rejects(running, /left/);
});

test('no more than the limit run at once, no more than the limit wait, and none for ever', async () => {
  await using opened = await open({ running: 2, waiting: 1, wait_ms: 100 });
  const client = new AbortController();
  const running = [1, 2].map(() => opened.gate.run(client.signal, endless));
  const waiting = opened.gate.run(never, quick);
  await assert.rejects(opened.gate.run(never, quick), refusal('overloaded'));
  await assert.rejects(waiting, refusal('overloaded'));
  client.abort(new Error('left'));
  await Promise.all(running.map((one) => assert.rejects(one, /left/)));
  assert.equal(await opened.gate.run(never, quick), 42);
});

test('those who wait are served in their order', async () => {
  await using opened = await open({ waiting: 10 });
  const served: number[] = [];
  await Promise.all([1, 2, 3, 4].map((n) => opened.gate.run(never, quick).then(() => served.push(n))));
  assert.deepEqual(served, [1, 2, 3, 4]);
});

test('a query that needs more than the engine has is told so', async () => {
  await using opened = await open({});
  const huge = (session: Session) => session.rows('select list(range) from range(200000000)');
  await assert.rejects(opened.gate.run(never, huge), refusal('overloaded'));
  const tooLarge = (session: Session) => session.rows('select 9223372036854775807::bigint * range from range(10)');
  await assert.rejects(opened.gate.run(never, tooLarge), refusal('odsql_meaning'));
});

test('two works of one query stop together, and a failure of one is told when both have ended', async () => {
  await using opened = await open({ time_ms: 300 });
  const both = (first: typeof endless, second: typeof endless) =>
    opened.gate.run(never, (session) => session.both(first, second));
  await assert.rejects(both(endless, endless), refusal('query_timeout'));
  let ended = false;
  const slow = async (session: Session) => {
    await wait(50);
    ended = true;
    return quick(session) as never;
  };
  const wrong = (session: Session) => session.rows("select error('no')");
  await assert.rejects(both(wrong, slow), /no/);
  assert.ok(ended);
  assert.deepEqual(await opened.gate.run(never, (session) => session.both(quick, quick)), [42, 42]);
});
