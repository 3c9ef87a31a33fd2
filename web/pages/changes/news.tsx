import { useQuery } from '@tanstack/react-query';
import { API, news } from '../../api/client.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatDate } from '../../format/dates.ts';
import { typeset } from '../../format/typography.ts';
import { place } from '../../state/places.ts';
import { WORDS } from './words.ts';

/** What the operator has to say since a day, of one dataset or of all; nothing when it has nothing to say. */
export function Notices({ since = '', id }: { since: string | undefined; id: string | undefined }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data } = useQuery(news(lang, id));
  const notices = (data?.items ?? []).filter(
    ({ tags = [], date_published }) => tags.includes('notice') && date_published.slice(0, 10) >= since,
  );
  if (notices.length === 0) return null;
  return (
    <section className="changes-notices" aria-labelledby="notices">
      <h2 id="notices">{words.notices}</h2>
      {notices.map(({ id: key, title, content_text, date_published }) => (
        <article key={key}>
          <h3>{typeset(lang, title)}</h3>
          <p>
            <time dateTime={date_published}>{formatDate(lang, date_published.slice(0, 10))}</time>.{' '}
            {typeset(lang, content_text)}
          </p>
        </article>
      ))}
    </section>
  );
}

/** The same news for readers of feeds, and the page of what was refused or late. */
export function Feeds({ id }: { id: string | undefined }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const feed = `${API}/catalog/${id === undefined ? '' : `datasets/${id}/`}releases`;
  return (
    <p className="changes-feeds" data-screen-only>
      {words.feeds} <a href={`${feed}.atom?lang=${lang}`}>{words.atom}</a>{' '}
      <a href={`${feed}.json?lang=${lang}`}>{words.json}</a> <To place={place(lang, 'health')}>{words.health}</To>
    </p>
  );
}
