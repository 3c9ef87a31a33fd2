import { useLocation, useRouter } from '@tanstack/react-router';
import { formatDate, today } from '../../format/dates.ts';
import { addressOf, place } from '../../state/places.ts';
import { writeSearch } from '../../state/search.ts';
import { splitTitle } from '../../words/index.ts';
import { Copy } from '../code/copy.tsx';
import { useWords } from '../language/language.ts';
import type { Acting } from './actions.tsx';
import { WORDS } from './words.ts';

/** Pixels of an embedded chart. */
const FRAME = { width: 720, height: 520 };

/** Addresses and sentences ready to be copied. */
export function Share({ telling: { title, subtitle }, view: { lang, dataset, search }, name }: Omit<Acting, 'paths'>) {
  const words = useWords(WORDS);
  const { origin: site = '' } = useRouter();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { release, origin } = dataset.metas.opencpf;
  const here = `${site}${path}${writeSearch(search)}#${name.replace('/', '-')}`;
  const [group = '', chart = ''] = name.split('/');
  const frame = `${site}${addressOf({ ...place(lang, 'embed', group), tab: chart })}${writeSearch(search)}`;
  const source = words.source(splitTitle(dataset.metas.default.title).name, release);
  const simulated = origin === 'simulated' ? ` ${words.simulated}` : '';
  const texts = {
    [words.link]: here,
    [words.quote]: `${title} (${subtitle}).${simulated}`,
    [words.cite]: `${source}, ${here}, ${words.seen(formatDate(lang, today(new Date())))}.${simulated}`,
    [words.embed]: `<iframe src="${frame.replaceAll('&', '&amp;')}" title="${title.replaceAll('"', '&quot;')}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy"></iframe>`,
  };
  return (
    <dl className="chart-share">
      {Object.entries(texts).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{text}</code>
            <Copy text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
