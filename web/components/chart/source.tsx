import type { View } from '../../charts/chart.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import { useWords } from '../language/language.ts';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

interface Origin {
  readonly view: View;
  /** In the page of another site: the address of the whole page, which the window then shows. */
  readonly whole?: string | undefined;
}

/** Where the figures come from: the dataset and its release, which leads to it. */
export function Source({ view: { lang, dataset }, whole }: Origin) {
  const words = useWords(WORDS);
  const { release, origin } = dataset.metas.opencpf;
  const source = typeset(lang, words.source(splitTitle(dataset.metas.default.title).name, release));
  return (
    <p className="chart-source">
      {whole === undefined ? (
        <To place={datasetPlace(lang, dataset.dataset_id)}>{source}</To>
      ) : (
        <a href={whole} target="_top">
          {source}
        </a>
      )}
      {origin === 'simulated' && <strong> {words.simulated}</strong>}
    </p>
  );
}
