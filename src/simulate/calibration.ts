/** Measures a scheme against the published figures. */
import { join } from 'node:path';
import { LEGISLATIVE_EXCEPTIONS } from '../cpf/exception.ts';
import { FUNDING_COLUMNS } from '../sources/contract.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { monthsUntil } from './months.ts';
import { valuesOf } from './rows.ts';
import { TARGETS, type Target } from './targets.ts';

export interface Measure {
  readonly target: Target;
  readonly obtained: number;
}

/** What the catalogue publishes, written plainly here so that the check does not lean on the rules it helps to test. */
const CATALOGUE = `select a.training_id, a.department, any_value(t.register) as register, any_value(t.highlights) as highlights, any_value(p.name) as name,
    ${['formacode_1', 'formacode_2', 'formacode_3', 'rome_1', 'rome_2', 'nsf_1', 'nsf_2'].map((column) => `any_value(c.${column}) as ${column}`).join(', ')}
  from source.actions a join source.trainings t using (training_id) join source.providers p on p.siret = t.provider_siret
    join source.certifications c on c.register = t.register and c.number = t.certification_number and c.active
  where exists (from source.qualiopi q where q.siren = left(t.provider_siret, 9) and q.category = 'training' and coalesce(q.held_to >= last_day(), true))
    and exists (from source.sessions s where s.action_id = a.action_id and s.recruiting and (s.permanent or s.starts_on > last_day()))
  group by a.training_id, a.department`;

/** Makes the views and macros that targets are written over, in a schema `calibration` of their own. */
async function openViews(engine: Engine, folder: string): Promise<void> {
  const tables = ['providers', 'qualiopi', 'certifications', 'trainings', 'actions', 'sessions', 'training_files'];
  await engine.run(`create schema source; create schema calibration`);
  for (const table of tables)
    await engine.run(`create view source.${table} as from read_parquet(${literal(join(folder, `${table}.parquet`))})`);
  const { last, purchased } = await engine.row<{ last: string; purchased: number }>(
    'select max(validated_on) as last, count(validated_on)::double as purchased from source.training_files',
  );
  const real = monthsUntil(last).reduce((sum, { purchases }) => sum + purchases, 0);
  const exceptions = LEGISLATIVE_EXCEPTIONS.map(({ number, nsf }) => [`CPF${number}`, nsf]);
  await engine.run(`
    create macro calibration.last_day() as date ${literal(last)};
    create macro calibration.scale() as ${real / purchased}::double;
    create view calibration.register as from source.certifications;
    create view calibration.domains as select register || number as sold, nsf_1 as domain, formacode_1 from source.certifications
      union all select col0, col1, null from ${valuesOf(exceptions)};
    set search_path = 'calibration'`);
  await engine.run(`
    create table files as select f.*, year(validated_on) as year, date_trunc('month', validated_on)::date as month, cancelled_on is null as net,
        f.holder_situation is not distinct from 'job_seeker' as is_job_seeker, d.*, ${FUNDING_COLUMNS.join(' + ')} as price_cents
      from source.training_files f left join domains d on d.sold = f.register || f.certification_number where validated_on is not null;
    create view offers as from source.trainings t left join domains d on d.sold = t.register || t.certification_number;
    create view offered_actions as from source.actions join source.trainings using (training_id);
    create table catalogue as ${CATALOGUE}`);
}

/** The figures a scheme gives for each target. */
export async function measureCalibration(engine: Engine, folder: string): Promise<Measure[]> {
  try {
    await openViews(engine, folder);
    const measures: Measure[] = [];
    for (const target of TARGETS) {
      const { obtained } = await engine.row<{ obtained: number }>(`select (${target.measure})::double as obtained`);
      measures.push({ target, obtained });
    }
    return measures;
  } finally {
    await engine.run(
      `reset search_path; drop schema if exists calibration cascade; drop schema if exists source cascade`,
    );
  }
}

const written = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100);

/** A source folder measured against the published figures, as a Markdown table: target, obtained, difference, tolerance, source. */
export async function renderCalibration(engine: Engine, folder: string): Promise<string> {
  const rows = (await measureCalibration(engine, folder)).map(({ target, obtained }) => {
    const { figure, period, value, unit, tolerance, source } = target;
    const difference = obtained - value;
    const mark = Math.abs(difference) <= tolerance ? '' : ' **out**';
    return `| ${figure} | ${period} | ${unit} | ${written(value)} | ${written(obtained)} | ${difference > 0 ? '+' : ''}${written(difference)}${mark} | ${written(tolerance)} | ${source} |`;
  });
  return [
    '| figure | period | unit | published | obtained | difference | tolerance | source |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...rows,
    '',
  ].join('\n');
}
