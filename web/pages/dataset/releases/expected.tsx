import { useSuspenseQuery } from '@tanstack/react-query';
import { API, calendar, datasetPath } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { formatDate, today } from '../../../format/dates.ts';
import { WORDS } from './words.ts';

/** Releases to come that are named. */
const NAMED = 4;

/** When releases are expected, when the last one came, and how to be told of the next. */
export function Expected({ dataset }: { dataset: Dataset }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data } = useSuspenseQuery(calendar);
  const found = data.datasets.find(({ dataset_id }) => dataset_id === dataset.dataset_id);
  if (found === undefined) return null;
  const { made, expected, late, next_releases } = found;
  const feeds = `${API}${datasetPath(dataset.dataset_id)}/releases`;
  const links = {
    [`${API}/catalog/calendar.ics?lang=${lang}`]: words.agenda,
    [`${API}/catalog/calendar.html?lang=${lang}`]: words.calendarPage,
    [`${feeds}.atom?lang=${lang}`]: words.atom,
    [`${feeds}.json?lang=${lang}`]: words.json,
  };
  return (
    <section className="expected" aria-labelledby="calendar">
      <h2 id="calendar">{words.calendar}</h2>
      <dl>
        <dt>{words.made}</dt>
        <dd data-late={late || undefined}>
          {made === null ? words.never : <Day instant={made} />}, {late ? words.late : words.onTime}
        </dd>
        <dt>{words.expected}</dt>
        <dd>
          <Day instant={expected} />
        </dd>
        <dt>{words.next}</dt>
        {next_releases.slice(0, NAMED).map((instant) => (
          <dd key={instant}>
            <Day instant={instant} />
          </dd>
        ))}
      </dl>
      <ul data-screen-only>
        {Object.entries(links).map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The day of an instant. */
export function Day({ instant }: { instant: string }) {
  const { lang } = useLanguage();
  return <time dateTime={instant}>{formatDate(lang, today(new Date(instant)))}</time>;
}
