import './dashboard.css';
import type { ReactNode } from 'react';
import type { Chart, View } from '../../charts/chart.ts';
import { ChartFigure } from '../chart/chart.tsx';
import { FilterPanel } from '../filters/panel.tsx';
import { TextSearch } from '../filters/search.tsx';
import { FilterSheet } from '../filters/sheet.tsx';
import { FilterTags } from '../filters/tags.tsx';
import { useLanguage, useWords } from '../language/language.ts';
import { useMedia, WIDE } from '../media/media.ts';
import type { Selecting } from '../selection/selection.ts';
import { WORDS } from './words.ts';

interface Dashboard {
  readonly selecting: Selecting;
  /** What stands above the charts: key figures, choices. */
  readonly children: ReactNode;
}

/** Filters beside, and what follows them: every chart of the page. */
export function Dashboard({ selecting, children }: Dashboard) {
  const { words } = useLanguage();
  const own = useWords(WORDS);
  const wide = useMedia(WIDE);
  return (
    <div className="beside">
      {wide && (
        <aside aria-label={words.filters.title} data-screen-only>
          <FilterPanel {...selecting} />
        </aside>
      )}
      <div className="dashboard">
        <div className="dashboard-tools" data-screen-only>
          <TextSearch {...selecting} />
          {!wide && <FilterSheet {...selecting} />}
        </div>
        <FilterTags {...selecting} />
        <h2 className="hidden-words">{own.figures}</h2>
        {children}
      </div>
    </div>
  );
}

interface Charts {
  readonly view: View;
  /** Name of the group in addresses. */
  readonly group: string;
  readonly charts: Readonly<Record<string, Chart>>;
  /** Charts that take the whole width; the others stand by two. */
  readonly wide?: readonly string[];
}

/** Charts in their order. */
export function Charts({ view, group, charts, wide = [] }: Charts) {
  return (
    <div className="charts">
      {Object.entries(charts).map(([name, chart]) => (
        <div key={name} data-wide={wide.includes(name) || undefined}>
          <ChartFigure chart={chart} view={view} name={`${group}/${name}`} />
        </div>
      ))}
    </div>
  );
}
