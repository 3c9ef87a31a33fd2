/** The catalogue for harvesters: three writings of one graph. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'n3';
import { SaxesParser } from 'saxes';
import { DATASETS } from '../../src/datasets/index.ts';
import { servePublished } from './fixture.ts';

const EXPORTS = '/api/explore/v2.1/catalog/exports';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const served = servePublished();

const read = async (format: string) => {
  const answer = await served.app.inject({ url: `${EXPORTS}/${format}`, headers: { host: 'data.example.org' } });
  assert.equal(answer.statusCode, 200);
  return { type: String(answer.headers['content-type']), body: answer.body };
};

test('Turtle: a catalogue, its datasets and their distributions, with what harvesters ask for', async () => {
  const { type, body } = await read('ttl');
  assert.match(type, /^text\/turtle/);
  const quads = new Parser().parse(body);
  const subjects = (kind: string) =>
    quads
      .filter(({ predicate, object }) => predicate.value.endsWith('#type') && object.value === DCAT + kind)
      .map(({ subject }) => subject.value);
  const values = (subject: string, property: string) =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
      .map(({ object }) => object.value);
  assert.equal(subjects('Catalog').length, 1);
  assert.equal(subjects('Dataset').length, DATASETS.length);
  for (const dataset of subjects('Dataset')) {
    for (const property of [
      `${DCT}identifier`,
      `${DCT}title`,
      `${DCT}description`,
      `${DCT}publisher`,
      `${DCT}accrualPeriodicity`,
      `${DCT}license`,
      `${DCAT}keyword`,
    ])
      assert.ok(values(dataset, property).length > 0, `${dataset} ${property}`);
    for (const distribution of values(dataset, `${DCAT}distribution`)) {
      const [address] = values(distribution, `${DCAT}downloadURL`);
      const { pathname, host } = new URL(address!);
      assert.equal(host, 'data.example.org');
      assert.equal((await served.app.inject(`${pathname}?limit=1`)).statusCode, 200);
    }
  }
});

test('a graph follows the clauses of the request', async () => {
  const { body } = await read(`jsonld?${new URLSearchParams({ where: 'cadence = "daily"' })}`);
  const datasets = JSON.parse(body)['@graph'].filter(
    (node: Record<string, unknown>) => node['@type'] === 'dcat:Dataset',
  );
  assert.deepEqual(
    datasets.map((node: Record<string, unknown>) => node['dct:identifier']),
    DATASETS.filter(({ cadence }) => cadence === 'daily').map(({ id }) => id),
  );
  assert.equal((await served.app.inject(`${EXPORTS}/ttl?where=nope`)).statusCode, 400);
});

test('RDF/XML is well formed and says as much', async () => {
  const { type, body } = await read('dcat');
  assert.match(type, /^application\/rdf\+xml/);
  const counts: Record<string, number> = {};
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    counts[name] = (counts[name] ?? 0) + 1;
  });
  parser.write(body).close();
  const quads = new Parser().parse((await read('ttl')).body);
  const { 'rdf:RDF': _root, 'rdf:Description': nodes, ...properties } = counts;
  assert.equal(
    Object.values(properties).reduce((sum, count) => sum + count, 0),
    quads.length,
  );
  assert.equal(nodes, new Set(quads.map(({ subject }) => subject.value)).size);
});

test('JSON-LD carries its context and says as much', async () => {
  const { type, body } = await read('jsonld');
  assert.match(type, /^application\/ld\+json/);
  const document = JSON.parse(body);
  assert.equal(document['@context'].dcat, DCAT);
  const datasets = document['@graph'].filter((node: Record<string, unknown>) => node['@type'] === 'dcat:Dataset');
  assert.deepEqual(
    datasets.map((node: Record<string, unknown>) => node['dct:identifier']),
    DATASETS.map(({ id }) => id),
  );
});

test('the catalogue is a table too, and another format is refused', async () => {
  const { body } = await read('csv');
  assert.equal(body.split('\n').length, DATASETS.length + 2);
  assert.equal(JSON.parse((await read('json')).body).length, DATASETS.length);
  const refused = await served.app.inject(`${EXPORTS}/docx`);
  assert.equal(refused.statusCode, 400);
});
