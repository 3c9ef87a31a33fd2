import './release-facts.css';
import type { Dataset } from '../../api/types.ts';
import { formatNumber } from '../../format/numbers.ts';
import { datasetPlace } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';
import { To } from '../to/to.tsx';

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
        <dt>{words.information.others}</dt>
        <dd>
          <To place={datasetPlace(lang, dataset.dataset_id, 'releases')}>{words.information.releases}</To>
        </dd>
      </dl>
    </aside>
  );
}
