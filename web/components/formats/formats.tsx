import './formats.css';
import { useQuery } from '@tanstack/react-query';
import { API, datasetPath, exportFormats } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { FORMAT_NAMES } from '../../format/formats.ts';
import { useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

/** The whole dataset in every format, as plain links. */
export function Formats({ dataset }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const { data } = useQuery(exportFormats(dataset));
  const formats = data?._links.map(({ rel }) => rel).filter((name) => name !== 'self') ?? [];
  return (
    <section className="formats" aria-labelledby="formats" data-screen-only>
      <h2 id="formats">{words.title}</h2>
      <ul>
        {formats.map((name) => (
          <li key={name}>
            <a href={`${API}${datasetPath(dataset.dataset_id)}/exports/${name}`} download>
              {FORMAT_NAMES[name] ?? name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
