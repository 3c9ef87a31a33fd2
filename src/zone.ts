/** Wall-clock time in a zone. A local time is written as the milliseconds it would be in UTC. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** The IANA name of a zone as the engine knows it, or nothing when there is no such zone. */
export function zoneName(typed: string): string | undefined {
  // The zone of nearly all requests: looking another one up takes longer than compiling the rest.
  if (typed === 'UTC') return typed;
  if (!/^[A-Za-z]/.test(typed)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Instant → local time. */
export function toLocal(instant: number, timezone: string): number {
  if (timezone === 'UTC') return instant;
  const parts = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const seconds = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
  return seconds + (((instant % 1000) + 1000) % 1000);
}

/** Local time → instant. A time that the clocks skip is moved on by the jump; of a time they repeat, the first is taken. */
export function toInstant(local: number, timezone: string): number {
  if (timezone === 'UTC') return local;
  const before = toLocal(local - 86_400_000, timezone) - (local - 86_400_000);
  const after = toLocal(local + 86_400_000, timezone) - (local + 86_400_000);
  const early = local - before;
  return toLocal(early, timezone) === local
    ? early
    : toLocal(local - after, timezone) === local
      ? local - after
      : early;
}

const pad = (number: number, length: number): string => String(number).padStart(length, '0');

/** `2024-05-01 10:00:00.000`, as the engine reads a timestamp. */
export function timestampText(milliseconds: number): string {
  const at = new Date(milliseconds);
  const day = dateText(milliseconds);
  return `${day} ${pad(at.getUTCHours(), 2)}:${pad(at.getUTCMinutes(), 2)}:${pad(at.getUTCSeconds(), 2)}.${pad(at.getUTCMilliseconds(), 3)}`;
}

/** `2024-05-01`. */
export function dateText(milliseconds: number): string {
  const at = new Date(milliseconds);
  return `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1, 2)}-${pad(at.getUTCDate(), 2)}`;
}

/** `2024-05-01T00:00:00.000Z` in UTC, `2024-05-01T00:00:00+02:00` elsewhere: how ranges name a bound. */
export function boundText(local: number, timezone: string): string {
  if (timezone === 'UTC') return `${timestampText(local).replace(' ', 'T')}Z`;
  const minutes = Math.round((local - toInstant(local, timezone)) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${pad(Math.floor(Math.abs(minutes) / 60), 2)}:${pad(Math.abs(minutes) % 60, 2)}`;
  return `${timestampText(local).slice(0, 19).replace(' ', 'T')}${sign}${offset}`;
}
