/** Instants as the API writes them. */

/**
 * An instant in a time zone: `2025-09-10T10:00:00+02:00`, with a fraction of a second only when there is one. `text` is in UTC, with `T` or a
 * space, with `Z` or nothing.
 */
export function renderInstant(text: string, timezone: string): string {
  const [day, time = '00:00:00'] = text.replace(/Z$/, '').split(/[T ]/);
  const instant = new Date(`${day}T${time}Z`);
  // Beyond the calendar of JavaScript: as the engine wrote it.
  if (Number.isNaN(instant.getTime())) return text;
  const fraction = /\.\d*[1-9]/.exec(time)?.[0] ?? '';
  if (timezone === 'UTC') return `${instant.toISOString().slice(0, -5)}${fraction}+00:00`;
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
  return `${local.format(instant).replace(' ', 'T')}${fraction}${offset(instant, timezone)}`;
}

function offset(instant: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    instant,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
