import { useQueries } from '@tanstack/react-query';
import { API, answer } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { type HomeFigure, homeFigures } from './figures.ts';
import { Sparkline } from './sparkline.tsx';
import { WORDS } from './words.ts';

/** The key figures of the latest releases, each with the view it opens and the query that makes it. */
export function HomeFigures({ datasets }: { datasets: readonly Dataset[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const figures = homeFigures(lang, datasets);
  const simulated = figures.some(({ dataset }) => dataset.metas.opencpf.origin === 'simulated');
  return figures.length === 0 ? null : (
    <section aria-labelledby="figures">
      <h2 id="figures" className="home-rule">
        {words.figures} {simulated && <span className="facts-simulated">{words.simulated}</span>}
      </h2>
      <ul className="home-figures">
        {figures.map((figure) => (
          <Figure key={figure.name} figure={figure} />
        ))}
      </ul>
      <p className="home-curves">{words.curves}</p>
    </section>
  );
}

function Figure({ figure: { name, unit, dataset, path, history, months, view } }: { figure: HomeFigure }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const [asked, before] = useQueries({ queries: [path, ...(history === undefined ? [] : [history])].map(answer) });
  const value = asked!.data?.results[0]?.value;
  const period =
    months === undefined
      ? words.onDay(formatDate(lang, dataset.metas.opencpf.as_of))
      : words.months(formatDate(lang, months[0]), formatDate(lang, months[1]));
  return (
    <li>
      <h3>
        <To {...view}>{words.names[name]}</To>
      </h3>
      <p className="home-figure">
        {value == null ? '–' : `${formatNumber(lang, Number(value))}${unit === 'euro' ? '\u202f€' : ''}`}
      </p>
      {history !== undefined && <Sparkline values={before!.data?.results.map((row) => Number(row.value)) ?? []} />}
      <p className="home-note">
        {typeset(lang, `${words.notes[name]}, ${period}`)}
        {' · '}
        <a href={API + path} aria-label={words.queryOf(words.names[name])}>
          {words.query}
        </a>
      </p>
    </li>
  );
}
