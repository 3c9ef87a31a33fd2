import assert from 'node:assert/strict';
import { test } from 'node:test';
import { departments } from '../../src/nomenclatures/divisions.ts';
import { prefecturePointSql } from '../../src/nomenclatures/prefecture-point.ts';
import { PREFECTURES } from '../../src/nomenclatures/prefectures.ts';
import { Engine } from '../../src/warehouse/duck.ts';

/** West, south, east, north in degrees; metropolitan France for the codes that are not named. */
const METROPOLITAN = [-5.2, 41.3, 9.6, 51.1] as const;
const OVERSEAS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  971: [-61.9, 15.8, -60.9, 16.6],
  972: [-61.3, 14.3, -60.8, 14.9],
  973: [-54.7, 2.1, -51.6, 5.9],
  974: [55.2, -21.4, 55.9, -20.8],
  975: [-56.5, 46.7, -56.1, 47.2],
  976: [45.0, -13.1, 45.4, -12.6],
  977: [-62.96, 17.85, -62.77, 17.97],
  978: [-63.16, 18.0, -62.97, 18.13],
  986: [-178.3, -14.4, -176.1, -13.2],
  987: [-154.8, -27.7, -134.4, -7.8],
  988: [158.0, -23.0, 172.1, -17.9],
};

test('every department and collectivity has one seat, in the order of the codes', () => {
  assert.deepEqual(
    PREFECTURES.map(([code]) => code),
    departments().map(({ code }) => code),
  );
  const own = new Set(departments().flatMap(({ code, zone }) => (zone === 'com' ? [] : [code])));
  assert.equal(PREFECTURES.filter(([code]) => own.has(code)).length, 101);
  assert.equal(new Set(PREFECTURES.map(([, , lon, lat]) => `${lon} ${lat}`)).size, PREFECTURES.length);
});

test('every seat stands in its part of the world', () => {
  const lost = PREFECTURES.filter(([code, , lon, lat]) => {
    const [west, south, east, north] = OVERSEAS[code] ?? METROPOLITAN;
    return lon < west || lon > east || lat < south || lat > north;
  });
  assert.deepEqual(lost, []);
});

/** Kilometres on a sphere of the mean radius of the Earth. */
function kilometres(from: string, to: string): number {
  const radians = (name: string) =>
    PREFECTURES.find((one) => one[1] === name)!
      .slice(2)
      .map((x) => (Number(x) * Math.PI) / 180);
  const [lonA, latA] = radians(from) as [number, number];
  const [lonB, latB] = radians(to) as [number, number];
  return 6371 * Math.acos(Math.sin(latA) * Math.sin(latB) + Math.cos(latA) * Math.cos(latB) * Math.cos(lonA - lonB));
}

test('seats are as far from each other as they are known to be', () => {
  const known: [string, string, number][] = [
    ['Paris', 'Lyon', 392],
    ['Paris', 'Marseille', 661],
    ['Lille', 'Nice', 836],
  ];
  for (const [from, to, distance] of known)
    assert.ok(Math.abs(kilometres(from, to) - distance) <= 5, `${from}–${to}: ${kilometres(from, to)}`);
});

test('the engine finds the point by code and by name, and none for what is no department', async () => {
  await using engine = await Engine.open();
  for (const { code, name } of departments()) {
    const { by_code, by_name } = await engine.row(
      `select ${prefecturePointSql('code', 'code')} as by_code, ${prefecturePointSql('name', 'name')} as by_name from (select $1 as code, $2 as name)`,
      [code, name],
    );
    const [, , lon, lat] = PREFECTURES.find(([department]) => department === code)!;
    assert.deepEqual(
      [by_code, by_name],
      [
        { lon, lat },
        { lon, lat },
      ],
      code,
    );
  }
  const none = await engine.rows(
    `select ${prefecturePointSql('code', 'code')} as point from (values ('00'), (null)) t(code)`,
  );
  assert.deepEqual(none, [{ point: null }, { point: null }]);
});
