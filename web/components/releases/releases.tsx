import './releases.css';
import { useQuery } from '@tanstack/react-query';
import { releases } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { Failure } from '../failure/failure.tsx';
import { useLanguage } from '../language/language.ts';

/** Where the served release comes from and what it lacks. */
export function ReleaseFacts({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { origin, masked_rows, absent_columns } = dataset.metas.opencpf;
  const { license, license_url } = dataset.metas.default;
  return (
    <aside className="release-facts" aria-labelledby="release-facts">
      <h2 id="release-facts">{words.information.release}</h2>
      <dl>
        <dt>{words.information.origin}</dt>
        <dd>{words.information.origins[origin]}</dd>
        {masked_rows > 0 && (
          <>
            <dt>{words.information.masked}</dt>
            <dd>
              <span className="figures">{formatNumber(lang, masked_rows)}</span>. {words.information.maskedWhy}
            </dd>
          </>
        )}
        {absent_columns.length > 0 && (
          <>
            <dt>{words.information.absent}</dt>
            <dd>
              <code>{absent_columns.join(', ')}</code>
            </dd>
          </>
        )}
        {license && (
          <>
            <dt>{words.site.licence}</dt>
            <dd>{license_url ? <a href={license_url}>{license}</a> : license}</dd>
          </>
        )}
      </dl>
    </aside>
  );
}

/** Every release made of a dataset, refused and held ones included. */
export function Releases({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { data, error, refetch } = useQuery(releases(dataset.dataset_id));
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <table className="releases">
      <caption className="hidden-words">{words.information.releasesCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.facts.release}</th>
          <th scope="col">{words.facts.asOf}</th>
          <th scope="col" data-number>
            {words.facts.rows}
          </th>
          <th scope="col">{words.information.result}</th>
        </tr>
      </thead>
      <tbody>
        {data?.versions.toReversed().map(({ version, as_of, rows, result, reason, rolled_back }) => (
          <tr key={version}>
            <th scope="row" className="figures">
              {version}
            </th>
            <td>{formatDate(lang, as_of)}</td>
            <td data-number className="figures">
              {formatNumber(lang, rows)}
            </td>
            <td>
              {words.information.results[result]}
              {reason !== undefined && ` (${reason})`}
              {rolled_back !== undefined && `, ${words.information.takenBack} (${rolled_back.reason})`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
