/** The arguments of `now()`: a singular word sets a part, a plural one adds to it (the rules of dateutil's relativedelta). */
import { daysIn } from './period.ts';

/** Words of `now()`; `mondays`… move to the nth such day, today counting. */
export const NOW_KEYS = [
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'weekday'],
  ...['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'microseconds'],
  ...['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'],
];

const WEEKDAYS = ['mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'sundays'];
const DAY = 86_400_000;
const MILLISECONDS: Record<string, number> = {
  weeks: 7 * DAY,
  days: DAY,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  microseconds: 0.001,
};
/** Parts that may be set, with their bounds. */
const BOUNDS: Record<string, readonly [number, number]> = {
  year: [2, 9998],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 23],
  minute: [0, 59],
  second: [0, 59],
  microsecond: [0, 999_999],
  weekday: [0, 6],
};

export const isNowSetting = (key: string, amount: number): boolean => {
  const bounds = BOUNDS[key];
  return Number.isInteger(amount) && (bounds === undefined || (amount >= bounds[0] && amount <= bounds[1]));
};

/** Local time → local time. Parts are set first (the day held within its month), then added, then the weekday is sought. Nothing outside years 2 to 9998. */
export function shiftNow(local: number, settings: ReadonlyMap<string, number>): number | undefined {
  const at = new Date(local);
  const months =
    (settings.get('year') ?? at.getUTCFullYear()) * 12 +
    (settings.get('month') ?? at.getUTCMonth() + 1) -
    1 +
    (settings.get('years') ?? 0) * 12 +
    (settings.get('months') ?? 0);
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  if (!inRange(year)) return undefined;
  const day = Math.min(settings.get('day') ?? at.getUTCDate(), daysIn(year, month));
  const microsecond = settings.get('microsecond');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(
    settings.get('hour') ?? at.getUTCHours(),
    settings.get('minute') ?? at.getUTCMinutes(),
    settings.get('second') ?? at.getUTCSeconds(),
    microsecond === undefined ? at.getUTCMilliseconds() : Math.floor(microsecond / 1000),
  );
  let moved = date.getTime();
  for (const [key, each] of Object.entries(MILLISECONDS)) moved += Math.trunc((settings.get(key) ?? 0) * each);
  for (const [weekday, nth] of weekdaysOf(settings)) moved = toWeekday(moved, weekday, nth);
  return Number.isFinite(moved) && inRange(new Date(moved).getUTCFullYear()) ? moved : undefined;
}

const inRange = (year: number): boolean => year >= 2 && year <= 9998;

function weekdaysOf(settings: ReadonlyMap<string, number>): (readonly [number, number])[] {
  const plain = settings.get('weekday');
  const nth = WEEKDAYS.flatMap((name, weekday) => {
    const count = settings.get(name);
    return count === undefined ? [] : [[weekday, count] as const];
  });
  return plain === undefined ? nth : [[plain, 1], ...nth];
}

/** The nth such weekday from a day on, that day counting; `-1` is the one before or the day itself. */
function toWeekday(local: number, weekday: number, nth: number): number {
  const today = (new Date(local).getUTCDay() + 6) % 7;
  const days =
    nth >= 0 ? ((weekday - today + 7) % 7) + 7 * Math.max(0, nth - 1) : -((today - weekday + 7) % 7) + 7 * (nth + 1);
  return local + days * DAY;
}
