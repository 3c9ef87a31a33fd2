/** The calendar of expected releases as files: iCalendar for agendas, a page for people. */
import ical from 'ical-generator';
import type { Freshness } from '../calendar/freshness.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Language } from './metadata.ts';

export interface CalendarEntry {
  definition: DatasetDefinition;
  freshness: Freshness;
  /** Instants to come at which a release is expected. */
  expected: readonly Date[];
}

const WORDS = {
  fr: {
    title: 'Calendrier des publications',
    release: 'Publication',
    dataset: 'Jeu de données',
    cadence: 'Fréquence',
    made: 'Dernière publication',
    state: 'État',
    next: 'Prochaines publications',
    late: (hours: number) => `en retard de ${hours} h`,
    onTime: 'à jour',
    never: 'aucune',
    cadences: { daily: 'quotidienne', monthly: 'mensuelle', quarterly: 'trimestrielle' },
  },
  en: {
    title: 'Calendar of releases',
    release: 'Release',
    dataset: 'Dataset',
    cadence: 'Frequency',
    made: 'Last release',
    state: 'State',
    next: 'Next releases',
    late: (hours: number) => `${hours} h late`,
    onTime: 'on time',
    never: 'none',
    cadences: { daily: 'daily', monthly: 'monthly', quarterly: 'quarterly' },
  },
} as const;

/** Next releases that the page names for each dataset. */
const SHOWN = 6;
const HOUR_S = 3_600;

/** RFC 5545. The name of an event is that of its dataset and instant: an agenda that reads the file again finds the same events. */
export function renderIcs(entries: readonly CalendarEntry[], language: Language, address: string, now: Date): string {
  const words = WORDS[language];
  const file = ical({ name: `OpenCPF: ${words.title}`, prodId: { company: 'OpenCPF', product: 'calendar' } });
  for (const { definition, expected } of entries) {
    for (const start of expected) {
      file.createEvent({
        id: `${definition.id}-${start.toISOString().replaceAll(/[-:]|\.\d+/g, '')}@opencpf`,
        stamp: now,
        start,
        summary: `${words.release}: ${definition.title[language]}`,
        url: `${address}/datasets/${definition.id}`,
      });
    }
  }
  return file.toString();
}

/** A page of one table, without style nor script; times are those of the calendar's zone. */
export function renderHtml(entries: readonly CalendarEntry[], language: Language, zone: string): string {
  const words = WORDS[language];
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const time = (at: Date): string => `<time datetime="${at.toISOString()}">${format.format(at)}</time>`;
  const rows = entries.map(({ definition, freshness: { made, late, late_by_seconds }, expected }) => [
    `<th scope="row">${escaped(definition.title[language])}<br><code>${escaped(definition.id)}</code></th>`,
    ...[
      words.cadences[definition.cadence],
      made === null ? words.never : time(new Date(made)),
      late ? words.late(Math.floor(late_by_seconds / HOUR_S)) : words.onTime,
      expected.slice(0, SHOWN).map(time).join('<br>'),
    ].map((cell) => `<td>${cell}</td>`),
  ]);
  const header = [words.dataset, words.cadence, words.made, words.state, words.next];
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${words.title} – OpenCPF</title>`,
    '<meta name="viewport" content="width=device-width"></head>',
    `<body><main><h1>${words.title}</h1><p>${escaped(zone)}</p><table border="1">`,
    `<thead><tr>${header.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}</tbody>`,
    '</table></main></body></html>\n',
  ].join('\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
