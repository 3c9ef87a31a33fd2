import type { CalendarRules } from '../calendar/expected.ts';
import type { Settings } from './settings.ts';

/** The rules of the calendar of releases among the settings. */
export function calendarOf({
  publication_time,
  publication_day,
  publication_zone,
}: Pick<Settings, 'publication_time' | 'publication_day' | 'publication_zone'>): CalendarRules {
  const [hour, minute] = publication_time.split(':').map(Number) as [number, number];
  return { hour, minute, day: publication_day, zone: publication_zone };
}
