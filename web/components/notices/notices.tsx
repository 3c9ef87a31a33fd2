import './notices.css';
import { useQuery } from '@tanstack/react-query';
import { news } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { formatDate, today } from '../../format/dates.ts';
import { typeset } from '../../format/typography.ts';
import { useLanguage } from '../language/language.ts';

/** What the operator has to say about a dataset, the latest first; nothing when there is nothing to say. */
export function Notices({ dataset }: { dataset: Dataset }) {
  const { lang } = useLanguage();
  const { data } = useQuery(news(dataset.dataset_id, lang));
  const notices = data?.items.filter(({ tags }) => tags.includes('notice')) ?? [];
  return notices.map(({ id, title, content_text, date_published }) => {
    const day = today(new Date(date_published));
    return (
      <article key={id} className="notices">
        <h2>{typeset(lang, title)}</h2>
        <p>{typeset(lang, content_text)}</p>
        <time dateTime={day}>{formatDate(lang, day)}</time>
      </article>
    );
  });
}
