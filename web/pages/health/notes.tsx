import { API } from '../../api/client.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatInstant } from '../../format/dates.ts';
import { typeset } from '../../format/typography.ts';
import { splitTitle } from '../../words/index.ts';
import { StatusWord } from './glance.tsx';
import type { Patient } from './health.tsx';
import { STATUSES } from './status.ts';
import { WORDS } from './words.ts';

/** What each status means. */
export function Legend() {
  const words = useWords(WORDS);
  return (
    <details className="health-more">
      <summary>{words.legend}</summary>
      <dl className="legend">
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusWord status={status} />
            </dt>
            <dd>{words.meaning[status]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** When each dataset is next expected, and the calendar to keep. */
export function NextReleases({ patients, zone }: { patients: readonly Patient[]; zone: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const calendar = `${API}/catalog/calendar`;
  return (
    <section className="health-dataset" aria-labelledby="next">
      <h2 id="next">{words.calendar}</h2>
      <p>{words.calendarLead(zone)}</p>
      <ol className="health-next">
        {patients
          .toSorted((a, b) => a.expected.next.localeCompare(b.expected.next))
          .map(({ dataset, expected: { next } }) => (
            <li key={dataset.dataset_id}>
              <time dateTime={next}>{formatInstant(lang, next, zone)}</time>
              <span>{typeset(lang, splitTitle(dataset.metas.default.title).name)}</span>
            </li>
          ))}
      </ol>
      <p className="health-links" data-screen-only>
        <a href={`${calendar}.ics?lang=${lang}`}>{words.ics}</a>
        <a href={`${calendar}.html?lang=${lang}`}>{words.page}</a>
      </p>
    </section>
  );
}

/** Where the server tells of itself. */
export function Server() {
  const words = useWords(WORDS);
  return (
    <p className="health-server" data-screen-only>
      {words.server} <a href="/readyz">/readyz</a> <a href="/version">/version</a>
    </p>
  );
}
