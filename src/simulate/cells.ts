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

/** Percents as whole numbers: shares of demand are counted in hundredths of a percent, weights of certifications in millionths of those. */
const HUNDREDTHS = 100;
const PRECISION = 1_000_000;

const monthFacts = ({ start, days, facts }: Month, validated: boolean): readonly unknown[] => {
  let under = 0;
  const ages = facts.ages.slice(0, 5).map((percent) => {
    under += percent;
    return under;
  });
  const period = DEMAND_FROM.findLastIndex((from) => from <= start);
  const { year, cancelled, jobSeekers, prices, employmentService } = facts;
  return [period, start, year, days, validated, cancelled, jobSeekers, prices, employmentService, ...ages];
};

async function makeMonths(engine: Engine, months: readonly Month[], files: number): Promise<void> {
  const never = Math.round((files * NEVER_VALIDATED) / 100);
  const counts = shareOut(
    files - never,
    months.map(({ purchases }) => purchases),
  );
  let first = 0;
  const firsts = counts.map((count) => {
    first += count;
    return first - count;
  });
  const rows = [
    ...months.map((month, place) => [place, firsts[place]!, counts[place]!, ...monthFacts(month, true)]),
    [months.length, files - never, never, ...monthFacts(months.at(-1)!, false)],
  ];
  await engine.run(`create table simulation.months as select * replace (month_start::date as month_start)
    from ${valuesOf(rows)} as t(month, first_file, files, period, month_start, year, month_days, validated,
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
      select m.month, m.period, c.certification, c.family, c.weight from simulation.months m
        join simulation.certifications c on c.registered_from < m.month_start + m.month_days and c.registered_to >= m.month_start
    ), families as (
      select s.month, s.family, any_value(d.percent) as percent, sum(s.weight)::bigint as weight
      from sold s join (from ${valuesOf(demand)} as t(family, period, percent)) d using (family, period) where d.percent > 0 group by s.month, s.family
    ), weighed as (
      select month, certification, s.family, f.percent * s.weight * ${PRECISION} // f.weight as weight from sold s join families f using (month, family)
    ), totals as (
      select month, total, (${unit(chanceKey(scheme.seed, 'cells', 'month'), 1)} * total)::bigint % total as start
      from (select month, sum(weight)::bigint as total from weighed group by month)
    ), stacked as (
      select *, (sum(weight) over (partition by month order by certification rows unbounded preceding))::bigint as upto from weighed
    ), counted as (
      select month, certification, family, ((upto - weight) * m.files + start) // total as before, (upto * m.files + start) // total as after
      from stacked join totals using (month) join simulation.months m using (month)
    )
    select m.first_file + before as first, after - before as count, m.* exclude (first_file, files, period), c.number::varchar as certification_number,
      f.register, f.family_key, f.price as usual_price, f.hours as usual_hours, f.days as usual_days, f.on_site, f.mixed, f.hours_known, f.first_provider, f.provider_count
    from counted p join simulation.months m using (month) join simulation.certifications c using (certification) join simulation.families f on f.family = p.family
    where after > before order by m.month, p.certification`);
}
