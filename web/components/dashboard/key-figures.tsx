import './dashboard.css';
import { useQueries } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import type { KeyFigure } from '../../charts/key-figures.ts';
import { Failure } from '../failure/failure.tsx';

interface Asked {
  /** Paths below the API, each of one row of figures. */
  readonly paths: readonly string[];
  readonly tell: (rows: readonly Row[]) => readonly KeyFigure[];
}

/** Keeps the place of a figure that has not come. */
const WAITED = '\u00a0';

/** Key figures of the page; the previous ones, greyed, until the next are there. */
export function KeyFigures({ paths, tell }: Asked) {
  const asked = useQueries({ queries: paths.map(answer) });
  const failed = asked.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const stale = asked.some(({ isPlaceholderData }) => isPlaceholderData);
  const pending = asked.some(({ isPending }) => isPending);
  return (
    <dl className="key-figures" data-stale={stale || undefined} aria-busy={pending || undefined}>
      {tell(asked.map(({ data }) => data?.results[0] ?? {})).map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{pending ? WAITED : value}</dd>
          {note !== undefined && <dd>{pending ? WAITED : note}</dd>}
        </div>
      ))}
    </dl>
  );
}
