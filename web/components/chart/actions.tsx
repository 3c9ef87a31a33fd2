import { memo } from 'react';
import { API } from '../../api/client.ts';
import type { Telling, View } from '../../charts/chart.ts';
import { renderCsv } from '../../charts/table.ts';
import { useWords } from '../language/language.ts';
import { ChartRows } from './rows.tsx';
import { saveText } from './save.ts';
import { Share } from './share.tsx';
import { WORDS } from './words.ts';

export interface Acting {
  readonly telling: Telling;
  readonly view: View;
  /** Group and name of the chart in addresses. */
  readonly name: string;
  /** The queries, below the API. */
  readonly paths: readonly string[];
}

interface Panels extends Acting {
  /** They are those of the telling before. */
  readonly stale: boolean;
}

/** What can be done with a chart: read it as a table, take it away, share and cite it, see its query. One is open at a time. */
export const Actions = memo(function Actions({ telling, view, name, paths, stale }: Panels) {
  const words = useWords(WORDS);
  const panel = (title: string, content: React.ReactNode) => (
    <details className="chart-action" name={name}>
      <summary>{title}</summary>
      <div className="chart-panel" data-stale={stale || undefined}>
        {content}
      </div>
    </details>
  );
  return (
    <div className="chart-actions" data-screen-only>
      {panel(words.table, <ChartRows {...telling} lang={view.lang} caption={telling.title} />)}
      {panel(words.download, <Files telling={telling} view={view} name={name} />)}
      {panel(words.share, <Share telling={telling} view={view} name={name} />)}
      {panel(words.query, <Queries paths={paths} />)}
    </div>
  );
});

function Files({ telling, view, name }: Omit<Acting, 'paths'>) {
  const words = useWords(WORDS);
  const file = `${name.replace('/', '-')}-${view.dataset.metas.opencpf.release}`;
  const image = async (type: 'svg' | 'png') => (await import('./image.ts')).saveImage(telling, view, file, type);
  return (
    <p className="chart-files">
      <button
        type="button"
        className="button"
        onClick={() => saveText(`${file}.csv`, 'text/csv', renderCsv(telling.table))}
      >
        {words.csv}
      </button>
      <button type="button" className="button" onClick={() => void image('svg')}>
        {words.svg}
      </button>
      <button type="button" className="button" onClick={() => void image('png')}>
        {words.png}
      </button>
    </p>
  );
}

function Queries({ paths }: { paths: readonly string[] }) {
  const words = useWords(WORDS);
  return (
    <>
      <p>{words.queryWhy}</p>
      {paths.map((path) => (
        <div key={path} className="chart-query">
          <pre>
            <code>{readable(path)}</code>
          </pre>
          <p>
            <a href={API + path}>{words.open}</a>{' '}
            {/\/records\b/.test(path) && <a href={API + path.replace('/records', '/exports/csv')}>{words.asCsv}</a>}
          </p>
        </div>
      ))}
    </>
  );
}

/** A path with a parameter on each line, as it is written by hand. */
const readable = (path: string): string => {
  const [start = '', query = ''] = path.split('?');
  const lines = [...new URLSearchParams(query)].map(([name, value]) => `  ${name} = ${value}`);
  return [`GET ${API}${start}`, ...lines].join('\n');
};
