/** The small table of the tests: the name of a column says its type. */
import type { Catalog, Field } from '../../src/odsql/index.ts';
import { Engine } from '../../src/warehouse/duck.ts';

const FIELDS: readonly Field[] = [
  { name: 'nom_text', type: 'text', column: 'nom_text' },
  { name: 'code_text', type: 'text', column: 'code_text', aliases: ['ancien_code'] },
  { name: 'region_text', type: 'text', column: 'region_text', disjunctive: true, searchable: false },
  { name: 'nb_int', type: 'int', column: 'nb_int', aggregation: { kind: 'sum' } },
  { name: 'personnes_int', type: 'int', column: 'personnes_int', aggregation: { kind: 'distinct' } },
  { name: 'total_double', type: 'double', column: 'total_double', aggregation: { kind: 'sum' } },
  {
    name: 'moyenne_double',
    type: 'double',
    column: 'moyenne_double',
    aggregation: { kind: 'mean', numerator: 'total_double', weight: 'nb_int' },
  },
  { name: 'jour_date', type: 'date', column: 'jour_date', precision: 'day' },
  { name: 'mois_date', type: 'date', column: 'mois_date', precision: 'month' },
  { name: 'instant_datetime', type: 'datetime', column: 'instant_datetime' },
  { name: 'actif_boolean', type: 'boolean', column: 'actif_boolean' },
  { name: 'mots_list', type: 'text', column: 'mots_list', multivalued: true },
  { name: 'lieu_point', type: 'geo_point_2d', column: 'lieu_point', searchable: false },
];

export const CATALOG: Catalog = { table: '"essai"', rowOrder: 'place', fields: FIELDS };

/** Thursday 6 May 2021. */
export const NOW = new Date('2021-05-06T10:00:00Z');

const ROWS = `
  (1, 'The Book of Secrets', '01', 'Île-de-France', 10, 8, 100.0, 10.0, date '2020-01-15', date '2020-01-01', timestamp '2020-01-15 08:30:00', true, ['geo', 'cpf'], {'lon': 2.3488, 'lat': 48.85341}),
  (2, 'Star Wars, la filmographie', '2A', 'Corse', 25, 20, 50.5, 2.02, date '2020-12-31', date '2020-12-01', timestamp '2020-12-31 23:30:00', false, ['cpf'], {'lon': 8.73812, 'lat': 41.91886}),
  (3, 'Wars of the Star', '974', 'La Réunion', 3, 3, 0.0, 0.0, date '2021-01-01', date '2021-01-01', timestamp '2021-01-01 00:15:00', true, []::varchar[], {'lon': 55.4504, 'lat': -20.88231}),
  (4, 'Las Vegas', '5616', 'Île-de-France', 50, 40, 1000.0, 20.0, date '2021-05-06', date '2021-05-01', timestamp '2021-05-06 10:00:00', null, null, {'lon': 4.84789, 'lat': 45.74906}),
  (5, 'Shangri-La', '05616', 'Bretagne', null, null, null, null, date '2021-05-10', date '2021-05-01', timestamp '2021-05-10 12:00:00', false, ['geo'], {'lon': -1.67429, 'lat': 48.11198}),
  (6, null, '-1', null, 0, 0, 12.5, null, null, null, null, null, null, null),
  (7, 'paris', null, 'Bretagne', 12, 9, 24.0, 2.0, date '2019-07-14', date '2019-07-01', timestamp '2019-07-14 16:45:30', true, ['cpf', 'rncp'], {'lon': 2.3488, 'lat': 48.85341}),
  (8, 'Paris', '01', 'Île-de-France', 25, 19, 75.0, 3.0, date '2020-02-29', date '2020-02-01', timestamp '2020-02-29 06:00:00', false, ['rncp'], {'lon': 5.36978, 'lat': 43.29695})`;

export async function openTable(): Promise<Engine> {
  const engine = await Engine.open({ threads: 1 });
  await engine.run(`create table essai (place integer, nom_text varchar, code_text varchar, region_text varchar, nb_int bigint,
    personnes_int bigint, total_double double, moyenne_double double, jour_date date, mois_date date,
    instant_datetime timestamp, actif_boolean boolean, mots_list varchar[], lieu_point struct(lon double, lat double))`);
  await engine.run(`insert into essai values ${ROWS}`);
  return engine;
}
