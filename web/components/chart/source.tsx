import type { View } from '../../charts/chart.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import { useWords } from '../language/language.ts';
import { To } from '../to/to.tsx';
import { WORDS } from './words.ts';

/** Where the figures come from: the dataset and its release, which leads to it. */
export function Source({ view: { lang, dataset } }: { view: View }) {
  const words = useWords(WORDS);
  const { release, origin } = dataset.metas.opencpf;
  const { name } = splitTitle(dataset.metas.default.title);
  return (
    <p className="chart-source">
      <To place={datasetPlace(lang, dataset.dataset_id)}>{typeset(lang, words.source(name, release))}</To>
      {origin === 'simulated' && <strong> {words.simulated}</strong>}
    </p>
  );
}
