/**
 * The fixture world: a few invented providers, certifications, offers and files with memorable names, as CSV sources.
 * Every rule of the catalogue and every status of a file has its example.
 */
import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { SOURCES, type SourceTableName } from '../src/sources/contract.ts';

export type Cell = string | number | boolean | null;
export type Rows = Record<string, Cell>[];
export type World = Partial<Record<SourceTableName, Rows>>;

/** A folder removed when the test file ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `opencpf-${name}-`));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Providers: ALPHA is certified, BETA never was, GAMMA's certificate ends in 2025. */
export const ALPHA = '90000000100017';
export const BETA = '90000000200015';
export const GAMMA = '90000000300013';

const training = (
  provider: string,
  name: string,
  register: string,
  number: string,
  more: Record<string, Cell> = {},
) => ({
  training_id: `${provider}_${name}`,
  provider_siret: provider,
  title: `Formation ${name}`,
  register,
  certification_number: number,
  ...more,
});

const action = (provider: string, name: string, place: string, mode: number, more: Record<string, Cell> = {}) => ({
  action_id: `${provider}_${name}_${place}`,
  training_id: `${provider}_${name}`,
  attendance_mode: mode,
  department: mode === 2 ? null : place,
  hours: 35,
  price_cents: 150000,
  ...more,
});

const session = (provider: string, name: string, place: string, number: number, more: Record<string, Cell> = {}) => ({
  session_id: `${provider}_${name}_${place}_${number}`,
  action_id: `${provider}_${name}_${place}`,
  permanent: true,
  recruiting: true,
  ...more,
});

const certification = (register: string, number: string, title: string, more: Record<string, Cell> = {}) => ({
  register,
  number,
  title,
  active: true,
  registered_from: '2020-01-01',
  registered_to: '2028-12-31',
  formacode_1: '46203',
  nsf_1: '326',
  ...more,
});

/** A file that changes hands of its life through `more`. Amounts in cents by family of financers. */
export const file = (id: string, holder: number, validated: string | null, more: Record<string, Cell> = {}) => ({
  file_id: id,
  holder_id: holder,
  validated_on: validated,
  provider_siret: ALPHA,
  register: 'RS',
  certification_number: '6203',
  attendance_mode: 0,
  place_department: '33',
  hours: 35,
  holder_gender: 'F',
  holder_birth_year: 1990,
  holder_department: '33',
  holder_situation: 'employes',
  france_competences_cents: 100000,
  titulaire_cents: 0,
  etat_cents: 0,
  pole_emploi_cents: 0,
  region_cents: 0,
  opco_cents: 0,
  entreprise_cents: 0,
  cec_cents: 0,
  ...more,
});

export const WORLD: World = {
  providers: [
    { siret: ALPHA, name: 'ALPHA FORMATION' },
    { siret: BETA, name: 'BÊTA CONSEIL' },
    { siret: GAMMA, name: null },
  ],
  qualiopi: [
    { siren: ALPHA.slice(0, 9), category: 'training', held_from: '2021-11-30', held_to: null },
    { siren: GAMMA.slice(0, 9), category: 'training', held_from: '2022-01-01', held_to: '2025-01-01' },
  ],
  certifications: [
    certification('RS', '6203', 'Tosa Outlook'),
    certification('RNCP', '37674', 'TP Développeur web et web mobile', {
      level: 5,
      rome_1: 'M1805',
      formacode_2: '31090',
    }),
    certification('RS', '5191', 'Conception 3D', { active: false, registered_to: '2024-12-31' }),
  ],
  formacodes: [{ code: '46203', label: 'Messagerie électronique', field: '460' }],
  nsf_groups: [{ code: '326', label: "Informatique, traitement de l'information, réseaux de transmission" }],
  trainings: [
    training(ALPHA, 'OUTLOOK', 'RS', '6203', { highlights: 'Petits groupes ; "sur mesure"\net à votre rythme' }),
    training(ALPHA, 'WEB', 'RNCP', '37674'),
    training(ALPHA, '3D', 'RS', '5191'),
    training(ALPHA, 'INCONNUE', 'RS', '99999'),
    training(ALPHA, 'BILAN', 'CPF', '202'),
    training(ALPHA, 'FERMEE', 'RS', '6203'),
    training(BETA, 'OUTLOOK', 'RS', '6203'),
    training(GAMMA, 'OUTLOOK', 'RS', '6203'),
  ],
  actions: [
    action(ALPHA, 'OUTLOOK', '33', 0),
    action(ALPHA, 'OUTLOOK', '2A', 1, { hours: 49, price_cents: 200000 }),
    action(ALPHA, 'OUTLOOK', 'distance', 2, { hours: null, price_cents: 112500 }),
    action(ALPHA, 'WEB', '33', 0, { hours: 1080, price_cents: 749000 }),
    action(ALPHA, '3D', '33', 0),
    action(ALPHA, 'INCONNUE', '33', 0),
    action(ALPHA, 'BILAN', '33', 0, { hours: 24 }),
    action(ALPHA, 'FERMEE', '33', 0),
    action(BETA, 'OUTLOOK', '33', 0),
    action(GAMMA, 'OUTLOOK', '33', 0),
  ],
  sessions: [
    session(ALPHA, 'OUTLOOK', '33', 1),
    session(ALPHA, 'OUTLOOK', '33', 2, { permanent: false, starts_on: '2026-12-01', ends_on: '2026-12-05' }),
    session(ALPHA, 'OUTLOOK', '2A', 1),
    session(ALPHA, 'OUTLOOK', 'distance', 1),
    session(ALPHA, 'WEB', '33', 1),
    session(ALPHA, '3D', '33', 1),
    session(ALPHA, 'INCONNUE', '33', 1),
    session(ALPHA, 'BILAN', '33', 1),
    session(ALPHA, 'FERMEE', '33', 1, { recruiting: false }),
    session(ALPHA, 'FERMEE', '33', 2, { permanent: false, starts_on: '2026-01-05', ends_on: '2026-12-31' }),
    session(ALPHA, 'FERMEE', '33', 3, { permanent: false, starts_on: null }),
    session(ALPHA, 'FERMEE', '33', 4, { permanent: false, starts_on: '2026-01-05', ends_on: '2026-02-01' }),
    session(BETA, 'OUTLOOK', '33', 1),
    session(GAMMA, 'OUTLOOK', '33', 1),
  ],
  training_files: [
    file('D01', 1, '2026-03-10'),
    file('D02', 1, '2026-03-12', { hours: null }),
    file('D03', 2, '2026-03-20', { entered_on: '2026-04-02' }),
    file('D04', 3, '2026-03-02', { entered_on: '2026-03-20', exited_on: '2026-04-20' }),
    file('D05', 4, '2026-03-02', {
      entered_on: '2026-03-20',
      exited_on: '2026-04-20',
      service_declared_on: '2026-04-22',
      service_validated_on: '2026-04-27',
      realisation_rate: 100,
    }),
    file('D06', 5, '2026-03-02', {
      entered_on: '2026-03-20',
      exited_on: '2026-04-20',
      service_declared_on: '2026-04-22',
      service_validated_on: '2026-04-27',
      realisation_rate: 60,
    }),
    file('D07', 6, '2026-03-02', { cancelled_on: '2026-03-05', cancelled_by: 'holder' }),
    file('D08', 7, '2026-03-02', { cancelled_on: '2026-03-25', cancelled_by: 'holder_no_show' }),
    file('D09', 8, '2026-03-02', { cancelled_on: '2026-03-05', cancelled_by: 'provider' }),
    file('D10', 9, '2026-03-02', { cancelled_on: '2026-03-05', cancelled_by: 'operator' }),
    file('D11', 10, '2026-03-02', { cancelled_on: '2026-03-05', cancelled_by: 'rejected' }),
    file('D12', 11, null),
    file('D13', 12, '2019-12-15'),
    file('D14', 13, '2025-05-05', {
      register: 'CPF',
      certification_number: '206',
      place_department: '01',
      entered_on: '2025-06-01',
      france_competences_cents: 90050,
      titulaire_cents: 10223,
      pole_emploi_cents: 30,
    }),
    file('D15', 14, '2025-05-05', {
      register: 'RNCP',
      certification_number: '37674',
      attendance_mode: 2,
      place_department: null,
    }),
    file('D16', 15, '2025-05-05', { register: 'RS', certification_number: '404', place_department: '975' }),
  ],
};

/** Writes a world as CSV sources. */
export async function writeWorld(folder: string, world: World = WORLD, separator = ','): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [table, rows] of Object.entries(world)) {
    const names = SOURCES[table as SourceTableName].columns.map(({ name }) => name);
    const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? null))];
    await writeFile(
      join(folder, `${table}.csv`),
      lines.map((line) => `${line.map((cell) => field(cell, separator)).join(separator)}\n`).join(''),
    );
  }
  return folder;
}

const field = (cell: Cell, separator: string): string => {
  const text = cell === null ? '' : String(cell);
  return text.includes(separator) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
