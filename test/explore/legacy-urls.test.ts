/** Requests of API 1.0 found in live code, asked of our datasets. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, unlessReal } from '../real-files.ts';
import { serveWorld } from './fixture.ts';

const FILE = 'explore-api/legacy-v1-queries.jsonl';

const served = serveWorld();

/** What is not answered, and why; by a part of the address. */
const REFUSED: readonly [part: string, status: number, why: string][] = [
  ['/attachments/', 404, 'no attached files'],
  ['/alternative_exports/', 404, 'no files beside the exports'],
  ['/geocluster/', 404, 'no geometry'],
  ['/geopreview/', 404, 'no geometry'],
  ['/boundingbox/', 404, 'no geometry'],
  ['/geopolygon/', 404, 'no geometry'],
  ['geofilter.', 400, 'no geometry'],
  ['q=(insee_com:', 400, 'the address was cut where the code goes on'],
];

/** Fields of the datasets of others, by those of ours that are most like them. */
const FIELDS: readonly [theirs: RegExp, ours: string][] = [
  [/\bcategorie_de_produit\b/g, 'intitule'],
  [/\b(?:insee_com|station_id)\b/g, 'code'],
  [/\b(?:zeitstempel|value_updated|localdatetime_interval_end|timestamp|date_inspection)\b/g, 'jour'],
  [/\bfiltre\b/g, 'statut'],
  [/\bdep_code,dep_name,geo_shape\b/g, 'code,region'],
  [/\bcode_dept,postal_code,nom_comm\b/g, 'region,intitule'],
];

/** The address asked of our dataset, with our fields. */
function ours(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '');
  const named = FIELDS.reduce((text, [theirs, name]) => text.replace(theirs, name), path);
  const dataset = named
    .replace(/dataset=[^&]*/, 'dataset=achats')
    .replace(/(\/api\/datasets\/1\.0\/)(?!search)[^/]*/, '$1achats');
  const addressed = dataset.endsWith('/') && dataset.includes('/records/') ? `${dataset}?dataset=achats` : dataset;
  // The page that has this address adds the series of its chart.
  return addressed.includes('/analyze/') ? `${addressed}&x=region&y.nb.func=SUM&y.nb.expr=nb` : addressed;
}

test('requests found in live code are answered, or refused for a known reason', {
  skip: unlessReal(FILE),
}, async (t) => {
  const lines = readFileSync(realFile(FILE), 'utf8').trim().split('\n');
  for (const line of lines) {
    const { url } = JSON.parse(line) as { url: string };
    await t.test(url, async () => {
      const answer = await served.app.inject({ url: ours(url) });
      const [, status] = REFUSED.find(([part]) => url.includes(part)) ?? ['', 200];
      assert.equal(answer.statusCode, status, `${ours(url)}: ${answer.body.slice(0, 300)}`);
      if (status !== 200) assert.deepEqual(Object.keys(answer.json()).slice(0, 2), ['errorcode', 'error']);
    });
  }
});
