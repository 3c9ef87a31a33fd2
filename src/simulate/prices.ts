/** Places, modes, hours and prices of what is sold: the same draws serve purchases and offers. */
import { below, elementAt, happens, normal, oneOf, unit } from './chance.ts';
import type { Layer } from './layers.ts';
import { type Department, regionSpans, residenceSlots, SLOTS } from './territory.ts';

/** Price of a mode relative to the usual price: on site, mixed, remote. */
const MODE_PRICES = [1.04, 1.03, 0.96] as const;

/** Price of a region relative to the usual price. */
const REGION_PRICES: Readonly<Record<string, number>> = {
  '11': 1.07,
  '93': 1.03,
  '01': 1.06,
  '02': 1.06,
  '03': 1.08,
  '04': 1.05,
  '06': 1.1,
};

/** Dispersion (of the logarithm) of prices and hours of one certification. */
const PRICE_SPREAD = 0.34;
const HOURS_SPREAD = 0.4;

/** Hours that may be funded for a bilan de compétences: at most 24 (R.6313-4), at least 13 since 2026-02-26 (decree 2026-126). */
const BILAN_HOURS = { least: 13, most: 24 } as const;

/** Of the people trained at a place, percent who train in their department and in another of their region; the rest anywhere. */
const NEAR = { department: 80, region: 15 } as const;

/** Percent of files on a place that is not known. */
const PLACE_UNKNOWN = 1.5;

/** Layers over the cells' columns, `chance` and `residence`: `attendance_mode`, `place` (a department's position, null when remote or not known). */
export function placeLayers(departments: readonly Department[]): Layer[] {
  const { first, count } = regionSpans(departments);
  const anywhere = elementAt(residenceSlots(departments), below('chance', 24, SLOTS));
  const region = `${elementAt(first, 'residence')} + ${below('chance', 24, elementAt(count, 'residence'))}`;
  return [
    { mode_draw: `${unit('chance', 21)} * 100`, near_draw: `${unit('chance', 22)} * 100` },
    { attendance_mode: 'case when mode_draw < on_site then 0 when mode_draw < on_site + mixed then 1 else 2 end' },
    {
      place: `case when attendance_mode = 2 or ${happens('chance', 23, PLACE_UNKNOWN)} then null
        when near_draw < ${NEAR.department} then residence when near_draw < ${NEAR.department + NEAR.region} then ${region} else ${anywhere} end`,
    },
  ];
}

/** Layers over `usual_price`, `usual_hours`, `price_level` (percent), `attendance_mode`, `place`, `family_key`: `hours`, `price_cents`. Prices are whole tens of euros for most. */
export function priceLayers(departments: readonly Department[]): Layer[] {
  const regions = departments.map(({ region }) => REGION_PRICES[region] ?? 1);
  return [
    {
      exact_price: `usual_price * price_level / 100 * ${elementAt(MODE_PRICES, 'attendance_mode')}
        * coalesce(${elementAt(regions, 'place')}, 1) * exp(${PRICE_SPREAD} * ${normal('chance', 25)})`,
      exact_hours: `greatest(1, round(usual_hours * exp(${HOURS_SPREAD} * ${normal('chance', 29)})))::integer`,
    },
    {
      price_cents: `(case when ${happens('chance', 33, 80)} then round(exact_price / 10) * 1000
        when ${happens('chance', 34, 85)} then round(exact_price) * 100 else round(exact_price) * 100 - ${oneOf([10, 1, 50, 5], 'chance', 35)} end)::bigint`,
      hours: `if(${happens('chance', 36, 'hours_known')},
        if(family_key = 'bilan', greatest(${BILAN_HOURS.least}, least(${BILAN_HOURS.most}, exact_hours)), exact_hours), null)`,
    },
  ];
}
