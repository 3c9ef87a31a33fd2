/**
 * How many files each certification has in each month: `simulation.cells`, one row per month and certification, with the facts that the draws need. The rows of
 * training files are this table unrolled, in its order: sorted by month, and exact on the published volumes and shares.
 */
import type { Engine } from '../warehouse/duck.ts';
import { chanceKey, unit } from './chance.ts';
import { DEMAND, DEMAND_FROM } from './demand.ts';
import { FAMILIES } from './families.ts';
import { type Month, monthsUntil } from './months.ts';
import { valuesOf } from './rows.ts';
import { shareOut } from './shares.ts';

/** Percent of files that the holder never validated. */
const NEVER_VALIDATED = 1.5;

/** Percents as whole numbers: shares of demand are counted in hundredths of a percent. */
const HUNDREDTHS = 100;

const monthRow = (month: Month, place: number, files: number, validated: boolean): readonly unknown[] => {
  const { facts } = month;
  let under = 0;
  const ages = facts.ages.slice(0, 5).map((percent) => {
    under += percent;
    return under;
  });
  const period = DEMAND_FROM.findLastIndex((from) => from <= month.start);
  return [
    place,
    month.start,
    facts.year,
    month.days,
    files,
    validated,
    period,
    facts.cancelled,
    facts.jobSeekers,
    facts.prices,
    facts.employmentService,
    ...ages,
  ];
};

async function makeMonths(engine: Engine, months: readonly Month[], files: number): Promise<void> {
  const never = Math.round((files * NEVER_VALIDATED) / 100);
  const counts = shareOut(
    files - never,
    months.map(({ purchases }) => purchases),
  );
  const rows = [
    ...months.map((month, place) => monthRow(month, place, counts[place]!, true)),
    monthRow(months.at(-1)!, months.length, never, false),
  ];
  await engine.run(`create table simulation.months as select * replace (month_start::date as month_start)
    from ${valuesOf(rows.map((row) => row.map((value) => (typeof value === 'boolean' ? Number(value) : value))))} as t(month, month_start, year, month_days, files, validated, period,
      cancelled, job_seekers, price_level, employment_service, age_25, age_30, age_40, age_50, age_60)`);
}

/** Makes `simulation.cells` from `simulation.certifications` and `simulation.families`. Whole numbers all along: the result does not depend on the order of sums. */
export async function makeCells(engine: Engine, scheme: { seed: number; files: number; until: string }): Promise<void> {
  await makeMonths(engine, monthsUntil(scheme.until), scheme.files);
  const demand = FAMILIES.flatMap(({ key }, family) =>
    DEMAND[key]!.map((percent, period) => [family, period, Math.round(percent * HUNDREDTHS)]),
  );
  await engine.run(`create table simulation.cells as
    with sold as (
      select m.month, c.certification, c.family, d.percent * c.weight as wanted, sum(c.weight) over (partition by m.month, c.family) as family_weight, d.percent
      from simulation.months m
        join simulation.certifications c on c.registered_from < m.month_start + m.month_days and c.registered_to >= m.month_start
        join (from ${valuesOf(demand)} as t(family, period, percent)) d on d.family = c.family and d.period = m.period
    ), weighed as (
      select month, certification, (wanted::hugeint * 1000000 // family_weight)::bigint as weight from sold
    ), stacked as (
      select *, sum(weight) over (partition by month order by certification rows unbounded preceding)::hugeint as upto, sum(weight) over (partition by month)::hugeint as total from weighed
    ), counted as (
      select month, certification, (upto * m.files + start) // total - ((upto - weight) * m.files + start) // total as files
      from (select *, (${unit(chanceKey(scheme.seed, 'cells', 'month'), 1)} * (total - 1)::double)::hugeint as start from stacked) join simulation.months m using (month)
    ), placed as (
      select *, sum(files) over (order by month, certification rows unbounded preceding) - files as first from counted
    )
    select p.first::bigint as first, p.files::bigint as count, m.* exclude (files, period), c.number::varchar as certification_number,
      f.register, f.family_key, f.price as usual_price, f.hours as usual_hours, f.days as usual_days, f.on_site, f.mixed, f.hours_known, f.first_provider, f.provider_count
    from placed p join simulation.months m using (month) join simulation.certifications c using (certification) join simulation.families f on f.family = c.family
    where p.files > 0 order by month, certification`);
}
