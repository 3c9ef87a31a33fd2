import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, nextDay, Quota } from '../../src/http/quota.ts';

const NOON = new Date('2026-11-21T12:00:00Z');

test('a client has its number of requests a day, and others have theirs', () => {
  const quota = new Quota(2, 1_048_576);
  assert.deepEqual(quota.count('a', NOON), { limit: 2, remaining: 1, over: false });
  assert.deepEqual(quota.count('a', NOON), { limit: 2, remaining: 0, over: false });
  assert.deepEqual(quota.count('a', NOON), { limit: 2, remaining: 0, over: true });
  assert.deepEqual(quota.count('b', NOON), { limit: 2, remaining: 1, over: false });
  assert.deepEqual(quota.count('a', nextDay(NOON)), { limit: 2, remaining: 1, over: false });
});

test('the table does not grow with clients, and places are drawn again every day', () => {
  const quota = new Quota(1, 2);
  const together = (day: Date) => {
    const [first, second] = ['a', 'b'].map((client) => quota.count(client, day));
    return !first!.over && second!.over;
  };
  const days = Array.from({ length: 64 }, (_, index) => new Date(NOON.getTime() + index * 86_400_000));
  const shared = days.filter(together).length;
  assert.ok(shared > 0 && shared < 64, `${shared} of 64 days`);
});

test('the day ends at midnight, UTC', () => {
  assert.equal(nextDay(NOON).toISOString(), '2026-11-22T00:00:00.000Z');
  assert.equal(nextDay(nextDay(NOON)).toISOString(), '2026-11-23T00:00:00.000Z');
});

const CLIENTS: readonly [address: string, client: string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['1::', '1:0:0:0'],
];

for (const [address, client] of CLIENTS)
  test(`the client of ${address} is ${client}`, () => assert.equal(clientOf(address), client));
