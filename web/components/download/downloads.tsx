import './download.css';
import { API } from '../../api/client.ts';
import { FORMAT_NAMES } from '../../format/formats.ts';
import { exportPath, FORMATS } from '../../state/query.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** The selection as files: plain links, with the clauses of the table. */
export function Downloads({ dataset, selection }: Selecting) {
  const { words } = useLanguage();
  return (
    <ul className="downloads" data-screen-only>
      {FORMATS.map((format) => (
        <li key={format}>
          <div>
            <h3>{FORMAT_NAMES[format]}</h3>
            <p>{words.export.formats[format]}</p>
          </div>
          <a className="button" data-strong href={API + exportPath(dataset, selection, format)} download>
            {words.export.get(FORMAT_NAMES[format]!)}
          </a>
        </li>
      ))}
    </ul>
  );
}
