/** Holders: who they are, as draws. A holder keeps birth year, gender, residence and category over the years; being a job seeker belongs to the file. */
import { below, chanceKey, elementAt, happens, unit } from './chance.ts';
import type { Layer } from './layers.ts';
import type { Month } from './months.ts';
import { type Department, residenceSlots, SLOTS } from './territory.ts';

/** First age of each class of `YearFacts.ages`, and one past the last age. */
const AGE_BOUNDS = [16, 25, 30, 40, 50, 60, 71] as const;
const FIRST_BIRTH_YEAR = 1945;

/**
 * Holders of one birth year for one purchase they make in their busiest year, and the part of the purchases that go to the few who buy several times in a year (a span of the
 * holders, another one each year). Set on two published figures: 88 % of the buyers of a year buy once, 10 % twice, 2 % more; 5.75 M persons for 7.6 M files.
 */
const HOLDERS_PER_PURCHASE = 5.4;
const EAGER = { percent: 20, span: 0.06, turn: 0.381966 } as const;

/** Women among holders, percent: about half (Dares 2020–2023), 49 % of files in 2024. */
const WOMEN = 49.7;

const GENDER_UNKNOWN = 0.3;
const BIRTH_YEAR_UNKNOWN = 0.4;
const RESIDENCE_UNKNOWN = 1.2;

/** Categories of holders in work, percent (Dares 2022: ouvriers 21, professions intermédiaires 17, cadres 16, employés over-represented); the rest is not known. */
const CATEGORIES = [
  ['employes', 40.5],
  ['ouvriers', 21],
  ['professions_intermediaires', 17],
  ['cadres', 16],
  ['artisans_commercants_chefs', 3.5],
  ['agriculteurs', 0.6],
] as const;

/** Job seekers under 35, relative to all (2020–21: 47 % of job seekers, 38 % of employees are under 35). */
const JOB_SEEKERS_UNDER_35 = 1.14;
const JOB_SEEKERS_FROM_35 = 0.9;

/** Number of holders of each birth year from FIRST_BIRTH_YEAR on, for a scheme of so many files. */
function holdersByBirthYear(months: readonly Month[], files: number): number[] {
  const scale = files / months.reduce((sum, { purchases }) => sum + purchases, 0);
  const years = Map.groupBy(months, ({ facts }) => facts.year);
  const busiest: number[] = [];
  for (const [year, own] of years) {
    const purchases = own.reduce((sum, month) => sum + month.purchases, 0) * scale;
    own[0]!.facts.ages.forEach((percent, index) => {
      const [from, to] = [AGE_BOUNDS[index]!, AGE_BOUNDS[index + 1]!];
      for (let age = from; age < to; age++) {
        const place = year - age - FIRST_BIRTH_YEAR;
        busiest[place] = Math.max(busiest[place] ?? 0, (purchases * percent) / 100 / (to - from));
      }
    });
  }
  return Array.from({ length: busiest.length }, (_, place) =>
    Math.max(1, Math.round((busiest[place] ?? 0) * HOLDERS_PER_PURCHASE)),
  );
}

/** Where a buyer stands among the holders of the birth year, from 0 to 1. */
const holderDraw = `if(${happens('chance', 9, EAGER.percent)}, (year * ${EAGER.turn} + ${EAGER.span} * ${unit('chance', 4)}) % 1, ${unit('chance', 4)})`;

const age = (chance: string): string => {
  const between = (index: number): string =>
    `${AGE_BOUNDS[index]} + ${below(chance, 3, AGE_BOUNDS[index + 1]! - AGE_BOUNDS[index]!)}`;
  const classes = AGE_BOUNDS.slice(1, -1).map((bound, index) => `when age_draw < age_${bound} then ${between(index)}`);
  return `case ${classes.join(' ')} else ${between(5)} end`;
};

const category = (): string => {
  let under = 0;
  const cases = CATEGORIES.map(([name, percent]) => {
    under += percent;
    return `when category_draw < ${under} then '${name}'`;
  });
  return `case ${cases.join(' ')} else null end`;
};

/** Layers over the cells' columns and `chance`: `holder_id`, `holder_age`, `holder_birth_year`, `holder_gender`, `residence` (a department's position), `holder_department`, `holder_situation`. */
export function peopleLayers(
  seed: number,
  months: readonly Month[],
  files: number,
  departments: readonly Department[],
): Layer[] {
  const holders = holdersByBirthYear(months, files);
  const slots = residenceSlots(departments);
  const codes = departments.map(({ code }) => code);
  return [
    { age_draw: `${unit('chance', 2)} * 100` },
    { holder_age: age('chance') },
    { birth_year: 'year - holder_age' },
    {
      holder: `floor(${elementAt(holders, `birth_year - ${FIRST_BIRTH_YEAR}`)} * ${holderDraw})::bigint * 256 + (birth_year - 1900)`,
    },
    { holder_chance: chanceKey(seed, 'holders', 'holder') },
    {
      holder_id: `(hash(holder_chance) >> 11)::bigint`,
      holder_birth_year: `if(${happens('holder_chance', 1, BIRTH_YEAR_UNKNOWN)}, null, birth_year)`,
      holder_gender: `if(${happens('holder_chance', 2, GENDER_UNKNOWN)}, null, if(${happens('holder_chance', 3, WOMEN)}, 'F', 'M'))`,
      residence: elementAt(slots, below('holder_chance', 4, SLOTS)),
      residence_known: `not ${happens('holder_chance', 5, RESIDENCE_UNKNOWN)}`,
      category_draw: `${unit('holder_chance', 6)} * 100`,
      is_job_seeker: happens(
        'chance',
        5,
        `job_seekers * if(holder_age < 35, ${JOB_SEEKERS_UNDER_35}, ${JOB_SEEKERS_FROM_35})`,
      ),
    },
    {
      holder_department: `if(residence_known, ${elementAt(codes, 'residence')}, null)`,
      holder_situation: `if(is_job_seeker, 'job_seeker', ${category()})`,
    },
  ];
}
