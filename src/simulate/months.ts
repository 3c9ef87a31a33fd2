/**
 * Volumes month by month. Yearly figures are gross purchases (cancelled ones included): CDC publishes 8.6 M gross and 7.6 M net of cancellations for November
 * 2019 to the end of 2024, 984,000, 2.1 M, 1.8 M, 1.3 M and 1.39 M net by year, 1.44 M gross in 2023. The shape of a year follows the dated facts: lockdown of spring 2020,
 * peak of June 2021, FranceConnect+ at the end of October 2022, rush of April 2024 before the participation of 2 May. 2025 and 2026 are our extrapolation of the pace of
 * the second half of 2024 and of the measures of early 2026; later years repeat 2026.
 */

export interface YearFacts {
  readonly year: number;
  /** Gross purchases, thousands. */
  readonly thousands: number;
  /** Relative weight of each month, January first; before November 2019 there was no purchase path. */
  readonly shape: readonly number[];
  /** Percent of purchases cancelled or rejected after validation. */
  readonly cancelled: number;
  /** Percent of purchases by job seekers. */
  readonly jobSeekers: number;
  /** Percent of purchases by age of the holder: 16 to 24, 25 to 29, 30 to 39, 40 to 49, 50 to 59, 60 and over. */
  readonly ages: readonly [number, number, number, number, number, number];
  /** Price level, percent of the families' usual prices. */
  readonly prices: number;
  /** Percent of purchases topped up by Pôle emploi, France Travail since 2024. */
  readonly employmentService: number;
}

// biome-ignore format: a table
const YEARS: readonly YearFacts[] = [
  { year: 2019, thousands: 54, shape: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 37], cancelled: 12, jobSeekers: 38, prices: 98, employmentService: 2, ages: [10, 15, 30, 24, 15, 6] },
  { year: 2020, thousands: 1118, shape: [48, 58, 40, 24, 36, 88, 95, 80, 124, 134, 117, 140], cancelled: 12, jobSeekers: 38, prices: 92, employmentService: 3.5, ages: [10, 15, 30, 24, 15, 6] },
  { year: 2021, thousands: 2400, shape: [135, 135, 180, 160, 165, 209, 180, 150, 200, 200, 196, 190], cancelled: 12.5, jobSeekers: 32, prices: 83, employmentService: 4, ages: [10, 15, 30.5, 23.5, 15, 6] },
  { year: 2022, thousands: 2045, shape: [165, 155, 165, 148, 155, 162, 150, 130, 180, 203, 88, 99], cancelled: 12, jobSeekers: 30, prices: 86, employmentService: 4, ages: [10, 15.5, 30.5, 23, 15, 6] },
  { year: 2023, thousands: 1440, shape: [112, 115, 130, 118, 129, 136, 118, 96, 124, 132, 122, 108], cancelled: 9.7, jobSeekers: 30, prices: 96, employmentService: 2.5, ages: [10, 15.8, 31.2, 23, 14.5, 5.5] },
  { year: 2024, thousands: 1544, shape: [150, 150, 155, 235, 105, 100, 105, 75, 115, 125, 120, 109], cancelled: 10, jobSeekers: 32, prices: 104, employmentService: 1.8, ages: [12, 16.7, 31, 21.8, 13.5, 5] },
  { year: 2025, thousands: 1300, shape: [112, 110, 118, 112, 105, 108, 108, 78, 118, 122, 112, 97], cancelled: 10, jobSeekers: 33, prices: 105, employmentService: 1.8, ages: [12, 16.7, 31.3, 22, 13, 5] },
  { year: 2026, thousands: 1060, shape: [112, 125, 92, 78, 80, 82, 82, 60, 90, 92, 86, 81], cancelled: 10, jobSeekers: 36, prices: 105, employmentService: 2.4, ages: [12, 16.7, 31.3, 22, 13, 5] },
];

export interface Month {
  /** First day. */
  readonly start: string;
  /** Days that exist up to the last day of the scheme. */
  readonly days: number;
  /** Expected gross purchases over those days, in real numbers. */
  readonly purchases: number;
  readonly facts: YearFacts;
}

/** Months from the opening of the purchase path to the month of `until` (the last one cut at that day). */
export function monthsUntil(until: string): Month[] {
  const months: Month[] = [];
  for (let year = YEARS[0]!.year; `${year}-01-01` <= until; year++) {
    const facts = { ...(YEARS.find((known) => known.year === year) ?? YEARS.at(-1)!), year };
    const total = facts.shape.reduce((sum, weight) => sum + weight, 0);
    facts.shape.forEach((weight, index) => {
      const start = `${year}-${String(index + 1).padStart(2, '0')}-01`;
      if (weight === 0 || start > until) return;
      const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
      const days = until.startsWith(start.slice(0, 7)) ? Number(until.slice(8)) : length;
      months.push({ start, days, purchases: (facts.thousands * 1000 * weight * days) / (total * length), facts });
    });
  }
  return months;
}
