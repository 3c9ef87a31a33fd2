import './list.css';
import { API, datasetPath } from '../../../api/client.ts';
import type { Dataset, Release, Releases } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { To } from '../../../components/to/to.tsx';
import { formatDate } from '../../../format/dates.ts';
import { formatNumber } from '../../../format/numbers.ts';
import { typeset } from '../../../format/typography.ts';
import { datasetPlace } from '../../../state/places.ts';
import { Day } from './expected.tsx';
import { WORDS } from './words.ts';

/** Every release made of a dataset, refused and held ones included, and what can be read and taken of each. */
export function ReleaseList({ dataset, register }: { dataset: Dataset; register: Releases }) {
  const { words: site } = useLanguage();
  const words = useWords(WORDS);
  return (
    <section aria-labelledby="list">
      <h2 id="list">{words.list}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className="release-scroll" data-scrolls aria-label={words.listCaption} tabIndex={0}>
        <table className="release-list">
          <caption className="hidden-words">{words.listCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.asOf}</th>
              <th scope="col">{words.madeOn}</th>
              <th scope="col" data-number>
                {words.rows}
              </th>
              <th scope="col">{site.information.result}</th>
              <th scope="col" data-screen-only>
                {words.take}
              </th>
            </tr>
          </thead>
          <tbody>
            {register.versions.toReversed().map((release) => (
              <Line key={release.version} dataset={dataset} release={release} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Line({ dataset, release }: { dataset: Dataset; release: Release }) {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  const { version, as_of, created_at, rows, result, reason, rolled_back } = release;
  const said = rolled_back === undefined ? reason : words.takenBack(rolled_back.reason);
  return (
    <tr>
      <th scope="row" className="figures">
        {version}
      </th>
      <td data-name={words.asOf}>
        <time dateTime={as_of}>{formatDate(lang, as_of)}</time>
      </td>
      <td data-name={words.madeOn}>
        <Day instant={created_at} />
      </td>
      <td data-number data-name={words.rows} className="figures">
        {formatNumber(lang, rows)}
      </td>
      <td>
        {site.information.results[result]}
        {said !== undefined && `, ${typeset(lang, said)}`}
      </td>
      <td data-screen-only>
        <Links dataset={dataset} release={release} />
      </td>
    </tr>
  );
}

/** A release that is not published has its report, and no data. */
function Links({ dataset, release: { version, result } }: { dataset: Dataset; release: Release }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const id = dataset.dataset_id;
  const folder = `${API}${datasetPath(id)}/releases/${version}`;
  const data = {
    [`disclosure.${lang}.html`]: words.disclosure,
    'package.zip': words.package,
    [`files/${id}.parquet`]: words.file,
    SHA256SUMS: words.sums,
  };
  const files = { [`quality.${lang}.html`]: words.report, ...(result === 'published' ? data : {}) };
  return (
    <ul>
      {result === 'published' && (
        <li>
          <To place={datasetPlace(lang, `${id}@${version}`, 'table')} aria-label={words.of(words.table, version)}>
            {words.table}
          </To>
        </li>
      )}
      {Object.entries(files).map(([file, name]) => (
        <li key={file}>
          <a href={`${folder}/${file}`} aria-label={words.of(name, version)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
