/** The calendar of releases and the freshness of datasets, as readers get them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT, serveWorld } from './fixture.ts';

const served = serveWorld({ calendar: { hour: 7, minute: 15, day: 3, zone: 'Europe/Paris' } });
const get = (path: string) => served.app.inject(`${ROOT}${path}`);

test('the calendar tells what is expected, what was made and how late it is', async () => {
  const { rules, datasets } = (await get('/catalog/calendar.json')).json();
  assert.deepEqual(rules, { hour: 7, minute: 15, day: 3, zone: 'Europe/Paris' });
  const [achats] = datasets;
  assert.equal(achats.dataset_id, 'achats');
  assert.equal(achats.made, '2025-04-01T06:00:00.000Z');
  assert.equal(achats.late, true);
  // The first that was missed: 3 April 2025, 07:15 in Paris.
  const missed = Date.parse('2025-04-03T05:15:00Z') / 1000;
  assert.ok(Math.abs(Date.now() / 1000 - missed - achats.late_by_seconds) < 60);
  assert.ok(achats.next_releases.length >= 3 && achats.next_releases.length <= 4);
  assert.equal(achats.next_releases[0], achats.next);
  for (const at of achats.next_releases) assert.match(at, /^\d{4}-\d\d-03T0[56]:15:00\.000Z$/);
  const one = (await get('/catalog/datasets/achats/freshness')).json();
  assert.equal(one.expected, achats.expected);
  assert.equal((await get('/catalog/datasets/absent/freshness')).statusCode, 404);
});

test('an agenda reads it: lines are folded, events have the same names each time', async () => {
  const answer = await get('/catalog/calendar.ics?lang=en');
  assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
  const lines = answer.body.split('\r\n');
  assert.ok(!answer.body.replaceAll('\r\n', '').includes('\n'));
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.equal(lines[0], 'BEGIN:VCALENDAR');
  const unfolded = answer.body.replaceAll('\r\n ', '').split('\r\n');
  const starts = unfolded.filter((line) => line.startsWith('DTSTART:'));
  const { datasets } = (await get('/catalog/calendar.json')).json() as { datasets: { next_releases: string[] }[] };
  assert.deepEqual(
    starts,
    datasets.flatMap(({ next_releases }) => next_releases.map((at) => `DTSTART:${at.replaceAll(/[-:]|\.000/g, '')}`)),
  );
  const uids = (body: string) => body.match(/^UID:.*$/gm);
  assert.equal(new Set(uids(answer.body)).size, starts.length);
  assert.deepEqual(uids((await get('/catalog/calendar.ics?lang=en')).body), uids(answer.body));
  assert.ok(unfolded.includes('SUMMARY:Release: Jeu achats (en)'));
  assert.match(answer.body, /http:\/\/[^\r]+\/api\/explore\/v2\.1\/catalog\/d/);
});

test('people read a page, in the language they ask', async () => {
  const page = await get('/catalog/calendar.html');
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.match(page.body, /<html lang="fr">/);
  assert.match(page.body, /en retard de \d+ h/);
  assert.match((await get('/catalog/calendar.html?lang=en')).body, /<th scope="col">Next releases<\/th>/);
  assert.ok(!/<script|style=/.test(page.body));
  assert.equal((await get('/catalog/calendar.html?lang=xx')).statusCode, 400);
});
