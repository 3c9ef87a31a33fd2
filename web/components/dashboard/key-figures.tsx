import './dashboard.css';
import { useQueries } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { Failure } from '../failure/failure.tsx';

export type { KeyFigure };

interface Asked {
  /** Paths below the API, each of one row of figures. */
  readonly paths: readonly string[];
  readonly tell: (rows: readonly Row[]) => readonly KeyFigure[];
}

/** Key figures of the page; the previous ones, greyed, until the next are there. */
export function KeyFigures({ paths, tell }: Asked) {
  const asked = useQueries({ queries: paths.map(answer) });
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const stale = asked.some(({ isPlaceholderData }) => isPlaceholderData);
  return (
    <dl className="key-figures" data-stale={stale || undefined}>
      {tell(asked.map(({ data }) => data?.results[0] ?? {})).map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note !== undefined && <dd>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
