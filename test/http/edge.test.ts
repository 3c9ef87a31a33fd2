import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import fastify, { type FastifyReply } from 'fastify';
import { ERRORS, Refusal } from '../../src/errors.ts';
import { ClientGone, resolveFailure, STATUS } from '../../src/http/errors.ts';
import { parseRange } from '../../src/http/file.ts';
import { hangUp } from '../../src/http/hang-up.ts';

test('one range of bytes is understood, anything else is the whole file', () => {
  assert.deepEqual(parseRange('bytes=0-3', 10), { start: 0, end: 3 });
  assert.deepEqual(parseRange('bytes=4-', 10), { start: 4, end: 9 });
  assert.deepEqual(parseRange('bytes=-4', 10), { start: 6, end: 9 });
  assert.deepEqual(parseRange('bytes=-40', 10), { start: 0, end: 9 });
  assert.deepEqual(parseRange('bytes=4-100', 10), { start: 4, end: 9 });
  assert.equal(parseRange('bytes=10-', 10), 'outside');
  for (const whole of [undefined, 'bytes=-', 'bytes=0-1,3-4', 'rows=0-1', 'bytes=a-b'])
    assert.equal(parseRange(whole, 10), undefined);
});

test('every code of the catalogue has a status, and only known failures have words', () => {
  assert.deepEqual(Object.keys(STATUS).toSorted(), Object.keys(ERRORS).toSorted());
  const secret = resolveFailure(new Error('/secret/path of somebody'));
  assert.equal(secret.status, 500);
  assert.doesNotMatch(secret.message, /secret/);
  assert.equal(resolveFailure(new Refusal('register_layout', 'column x of file /secret')).refusal, undefined);
  assert.equal(resolveFailure(new Refusal('unknown_dataset', 'none')).status, 404);
});

test('a client that hangs up is told, whether it leaves before or after somebody listens', async () => {
  await using app = fastify();
  // A reply in a list, since a promise of a reply would wait until it is sent.
  const arrived = Promise.withResolvers<[FastifyReply]>();
  app.get('/', (_request, reply) => arrived.resolve([reply]));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const asked = get({ host: '127.0.0.1', port: (app.server.address() as AddressInfo).port }).on('error', () => {});
  const [reply] = await arrived.promise;
  const early = hangUp(reply);
  assert.equal(early.aborted, false);
  asked.destroy();
  await once(reply.raw, 'close');
  for (const signal of [early, hangUp(reply)]) assert.ok(signal.reason instanceof ClientGone);
});

test('a client that has its whole answer has not hung up', async () => {
  await using app = fastify();
  const signals: AbortSignal[] = [];
  app.get('/', async (_request, reply) => {
    signals.push(hangUp(reply));
    reply.raw.once('close', () => signals.push(hangUp(reply)));
    return 'whole';
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  assert.equal(await (await fetch(address)).text(), 'whole');
  await app.close();
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [false, false],
  );
});
