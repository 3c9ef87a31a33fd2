/** Dates as people write them: partial ones are periods. */

/** A stretch of time in milliseconds, `end` excluded; an instant when both are equal. */
export interface Period {
  readonly start: number;
  readonly end: number;
  /** True when the text gave its offset: then these are instants, otherwise local times. */
  readonly zoned: boolean;
  /** True when the text stops at the day or before. */
  readonly daily: boolean;
}

const DAY = 86_400_000;

// A `+` that went through a URL unescaped arrives as a blank, hence the last form of the offset.
const WRITTEN =
  /^(?<year>\d{4})(?:([-/])(?<month>\d{1,2})(?:\2(?<day>\d{1,2})(?:[T ](?<hour>\d{2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?)?(?<offset>Z|[+-]\d{2}(?::?\d{2})?| \d{2}:\d{2})?)?)?)?$/i;

/** `2017`, `2017-04`, `2017/4/3`, `2017-04-03T08:02`, `2017-04-03 08:02:05+02:00`; nothing when it is not a date between years 2 and 9998. */
export function parsePeriod(text: string): Period | undefined {
  const parts = WRITTEN.exec(text.trim())?.groups;
  if (parts === undefined) return undefined;
  const [year, month, day, hour, minute, second] = [
    Number(parts.year),
    Number(parts.month ?? 1),
    Number(parts.day ?? 1),
    Number(parts.hour ?? 0),
    Number(parts.minute ?? 0),
    Number(parts.second ?? 0),
  ];
  if (year < 2 || year > 9998 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetMilliseconds(parts.offset);
  const milliseconds = Number((parts.fraction ?? '').padEnd(3, '0').slice(0, 3));
  const start = utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  const end = start + lengthOf(parts, year, month, start);
  return {
    start: start - (offset ?? 0),
    end: end - (offset ?? 0),
    zoned: offset !== undefined,
    daily: parts.hour === undefined,
  };
}

/** How long a period lasts, by the last part that is written. */
function lengthOf(parts: Record<string, string | undefined>, year: number, month: number, start: number): number {
  if (parts.month === undefined) return utc(year + 1, 1, 1) - start;
  if (parts.day === undefined) return utc(year, month + 1, 1) - start;
  if (parts.hour === undefined) return DAY;
  if (parts.minute === undefined) return 3_600_000;
  return parts.second === undefined ? 60_000 : 0;
}

/** Milliseconds of midnight; a month past the twelfth is one of the next year. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

export const daysIn = (year: number, month: number): number => new Date(utc(year, month + 1, 1) - DAY).getUTCDate();

function offsetMilliseconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A period as whole days: the days of a `date` column that it covers. */
export function wholeDays(period: Period): Period {
  const start = Math.ceil(period.start / DAY) * DAY;
  const end =
    period.end === period.start ? Math.floor(period.start / DAY) * DAY + DAY : Math.ceil(period.end / DAY) * DAY;
  return { ...period, start, end: Math.max(start, end) };
}

/** Whether a period covers exactly one day. */
export const isOneDay = (period: Period): boolean => period.end - period.start === DAY;
