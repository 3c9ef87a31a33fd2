import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDepartmentTable } from '../../src/nomenclatures/department-table.ts';
import { departments, regions } from '../../src/nomenclatures/divisions.ts';
import { DEPARTMENT } from '../../src/sources/columns.ts';
import { Engine } from '../../src/warehouse/duck.ts';

test('18 regions, 101 departments and six collectivities without region', () => {
  assert.equal(regions().length, 18);
  const collectivities = departments().filter(({ zone }) => zone === 'com');
  assert.equal(departments().length - collectivities.length, 101);
  assert.deepEqual(
    collectivities.map(({ code }) => code),
    ['975', '977', '978', '986', '987', '988'],
  );
  assert.ok(departments().every(({ zone, region_code }) => (zone === 'com') === (region_code === null)));
});

test('codes are text, unique, and those of the contract of sources', () => {
  const codes = departments().map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(
    codes.filter((code) => !new RegExp(`^${DEPARTMENT}$`).test(code)),
    [],
  );
});

test('a region’s code is not mistaken for a department’s', () => {
  const find = (code: string) => departments().find((department) => department.code === code);
  assert.deepEqual(find('01'), {
    code: '01',
    name: 'Ain',
    region_code: '84',
    region_name: 'Auvergne-Rhône-Alpes',
    zone: 'metro',
  });
  assert.equal(find('971')?.region_code, '01');
  assert.equal(find('2A')?.region_name, 'Corse');
});

test('the engine’s table says the same as the list', async () => {
  await using engine = await Engine.open();
  await createDepartmentTable(engine);
  assert.deepEqual(
    await engine.rows('select * from departments order by code'),
    departments().map(({ zone: _, ...columns }) => columns),
  );
});
