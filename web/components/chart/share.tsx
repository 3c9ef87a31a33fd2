import { useLocation, useRouter } from '@tanstack/react-router';
import type { Telling } from '../../charts/chart.ts';
import { formatDate, today } from '../../format/dates.ts';
import { writeSearch } from '../../state/search.ts';
import { splitTitle } from '../../words/index.ts';
import { Copy } from '../code/copy.tsx';
import { frameCode } from '../embed/frame.ts';
import { useWords } from '../language/language.ts';
import type { Acting } from './actions.tsx';
import { WORDS } from './words.ts';

/** Pixels of what stands around the drawing of an embedded chart, then of the drawing itself. */
const AROUND = 280;
const frameHeight = ({ drawing: { form }, table: { rows } }: Telling): number =>
  AROUND + (form === 'map' ? MAP : form === 'bars' ? BAR * rows.length : DRAWING);
const MAP = 660;
const BAR = 30;
const DRAWING = 320;

/** Addresses and sentences ready to be copied. */
export function Share({ telling, view, name }: Omit<Acting, 'paths'>) {
  const words = useWords(WORDS);
  const { origin: site = '' } = useRouter();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { title, subtitle } = telling;
  const { lang, dataset, search } = view;
  const { release, origin } = dataset.metas.opencpf;
  const here = `${site}${path}${writeSearch(search)}#${name.replace('/', '-')}`;
  const source = words.source(splitTitle(dataset.metas.default.title).name, release);
  const simulated = origin === 'simulated' ? ` ${words.simulated}` : '';
  const texts = {
    [words.link]: here,
    [words.quote]: `${title} (${subtitle}).${simulated}`,
    [words.cite]: `${source}, ${here}, ${words.seen(formatDate(lang, today(new Date())))}.${simulated}`,
    [words.embed]: frameCode(view, { name, title, height: frameHeight(telling) }, site),
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
