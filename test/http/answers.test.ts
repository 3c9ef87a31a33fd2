import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Answers } from '../../src/http/answers.ts';
import { openApplication, openWorld, publishEndless, publishNumbers, ROOT, SANS_FIN } from '../explore/fixture.ts';

const NEVER = new AbortController().signal;
const json = (value: object) => ({ body: Buffer.from(JSON.stringify(value)) });
const GROUPS = `${ROOT}/catalog/datasets/nombres/records?select=groupe,count(*)&group_by=groupe`;

test('equal questions at once are computed once, and then never again', async () => {
  const answers = new Answers({ bytes: 100_000, largest: 10_000 });
  let made = 0;
  const make = async () => {
    await wait(20);
    return json({ made: ++made });
  };
  const all = await Promise.all(Array.from({ length: 20 }, () => answers.findOrMake('a', NEVER, make)));
  const again = await answers.findOrMake('a', NEVER, make);
  assert.equal(made, 1);
  for (const { body } of [...all, again]) assert.equal(String(body), '{"made":1}');
  assert.equal(String((await answers.findOrMake('b', NEVER, make)).body), '{"made":2}');
});

test('the one who leaves does not take the answer from the others; the last who leaves stops it', async () => {
  const answers = new Answers({ bytes: 100_000, largest: 10_000 });
  let stopped: unknown;
  const make = async (signal: AbortSignal) => {
    signal.addEventListener('abort', () => {
      stopped = signal.reason;
    });
    await wait(30);
    signal.throwIfAborted();
    return json({ done: true });
  };
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = answers.findOrMake('a', first.signal, make);
  const staying = answers.findOrMake('a', second.signal, make);
  first.abort(new Error('left'));
  await assert.rejects(leaving, /left/);
  assert.equal(String((await staying).body), '{"done":true}');
  assert.equal(stopped, undefined);

  const alone = new AbortController();
  const abandoned = answers.findOrMake('b', alone.signal, make);
  alone.abort(new Error('left too'));
  await assert.rejects(abandoned, /left too/);
  assert.match(String(stopped), /left too/);
  // One who comes after is not given the stopped computation.
  assert.equal(String((await answers.findOrMake('b', NEVER, make)).body), '{"done":true}');
});

test('small answers take the memory that is counted, not the blocks they were cut from', async () => {
  const answers = new Answers({ bytes: 100_000, largest: 10_000 });
  for (const key of ['a', 'b']) await answers.findOrMake(key, NEVER, async () => json({ key }));
  for (const key of ['a', 'b']) {
    const kept = answers.find(key)!;
    await answers.encoded(key, kept, 'br');
    for (const { body } of [kept, answers.find(`${key} br`)!]) assert.equal(body.buffer.byteLength, body.length);
  }
});

test('a failure is told to all who wait, and is not kept', async () => {
  const answers = new Answers({ bytes: 100_000, largest: 10_000 });
  let tries = 0;
  const make = async () => {
    await wait(5);
    if (++tries === 1) throw new Error('no');
    return json({});
  };
  const both = await Promise.allSettled([answers.findOrMake('a', NEVER, make), answers.findOrMake('a', NEVER, make)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(String((await answers.findOrMake('a', NEVER, make)).body), '{}');
});

test('bytes are bounded: the least recently used goes first, and what is too large is not kept', async () => {
  const answers = new Answers({ bytes: 5_000, largest: 1_500 });
  const fill = (key: string, length: number) =>
    answers.findOrMake(key, NEVER, async () => json({ text: 'x'.repeat(length) }));
  for (const key of ['a', 'b', 'c']) await fill(key, 1_000);
  assert.ok(answers.find('a'));
  await fill('d', 1_000);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((key) => answers.find(key) !== undefined),
    [true, false, true, true],
  );
  await fill('large', 2_000);
  assert.equal(answers.find('large'), undefined);
  assert.ok(answers.bytes <= 5_000 && answers.bytes > 3_000);
});

test('answers made once are sent with the same head and bytes, in every encoding, and follow the release', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  const ask = (encoding: string) => app.inject({ url: GROUPS, headers: { 'accept-encoding': encoding } });
  const plain = await ask('identity');
  for (let round = 0; round < 2; round++) {
    const [br, gzip, none] = [await ask('gzip, deflate, br'), await ask('br;q=0, gzip'), await ask('identity')];
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(br.rawPayload).toString(), plain.body);
    assert.equal(gzip.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body);
    assert.equal(none.body, plain.body);
    for (const answer of [br, gzip, none]) {
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      assert.equal(answer.headers['x-opencpf-release'], 'nombres@2025-04-01');
      assert.equal(answer.headers.vary, 'accept-encoding');
    }
    assert.equal(new Set([br, gzip, none].map(({ headers }) => headers.etag)).size, 3);
  }
  await publishNumbers(world.data, '2025-05-01', 2, 300);
  const next = await ask('identity');
  assert.equal(next.headers['x-opencpf-release'], 'nombres@2025-05-01');
  assert.equal(next.json().results[0]['count(*)'], 2);
});

test('links speak of the host that was asked, not of the one who asked before', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const url = `${ROOT}/catalog/datasets/achats/records?limit=2&include_links=true`;
  for (const host of ['one.example', 'two.example']) {
    const answer = await app.inject({ url, headers: { host } });
    assert.ok(answer.json()._links[0].href.startsWith(`http://${host}/`));
  }
});

test('two clients of one slow query take one place, and the one who hangs up does not stop it for the other', async () => {
  await using world = await openWorld();
  await publishEndless(world.data);
  const limits = { queries_running: 1, queries_waiting: 0, query_time_ms: 800 };
  await using app = await openApplication(world.data, { limits, datasets: [SANS_FIN] });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const path = `${ROOT}/catalog/datasets/sans_fin/records`;
  const leaving = get({ port, path, headers: { host: 'localhost:80' } }).on('error', () => {});
  await wait(150);
  const staying = app.inject(path);
  await wait(50);
  leaving.destroy();
  // Stopped by its time and not before: it ran to the end of what it may.
  assert.equal((await staying).json().error_code, 'QueryTimeout');
});

/** What varies from one answer to the next, whatever is asked. */
const OF_THE_MOMENT = ['x-request-id', 'date', 'x-ratelimit-remaining', 'x-ratelimit-dataset-remaining'];

test('an answer made already has the head of the first: of its own request, encoding and release', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  const head = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url: `${ROOT}/catalog/datasets/nombres/records?${query}`, headers });
    return Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OF_THE_MOMENT.includes(name)));
  };
  const asked: [string, Record<string, string>][] = [
    ['limit=20&typo=1', { host: 'one.example' }],
    ['limit=20&typo=1', { host: 'two.example' }],
    ['limit=20&typo=1', { host: 'two.example', 'accept-encoding': 'gzip' }],
    ['limit=20&typo=2&other=1', { host: 'two.example' }],
    ['limit=20&apikey=secret', {}],
    ['select=n,now()', {}],
  ];
  const first = await Promise.all(asked.map(([query, headers]) => head(query, headers)));
  assert.equal(new Set(first.map((answer) => JSON.stringify(answer))).size, asked.length);
  assert.equal(first[3]!['x-opencpf-unknown-parameters'], 'typo, other');
  assert.ok(String(first[0]!.link).startsWith('<http://one.example/'));
  assert.doesNotMatch(JSON.stringify(first[4]), /secret/);
  await wait(5);
  const again = await Promise.all(asked.map(([query, headers]) => head(query, headers)));
  assert.deepEqual(again.slice(0, -1), first.slice(0, -1));
  assert.notEqual(again.at(-1)!.link, first.at(-1)!.link);
  await publishNumbers(world.data, '2025-05-01', 2);
  const next = await head(...asked[0]!);
  assert.equal(next['x-opencpf-release'], 'nombres@2025-05-01');
  assert.notEqual(next.etag, first[0]!.etag);
  assert.match(String(next.link), /nombres@2025-05-01/);
});
