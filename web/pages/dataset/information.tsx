import './information.css';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { API, datasetPath, exportFormats, period, quality } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Dictionary } from '../../components/dictionary/dictionary.tsx';
import { Formats } from '../../components/formats/formats.tsx';
import { useAddress } from '../../components/head/head.tsx';
import { Structured } from '../../components/head/structured.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { Notices } from '../../components/notices/notices.tsx';
import { ReleaseFacts } from '../../components/release-facts/release-facts.tsx';
import { typeset } from '../../format/typography.ts';
import { datasetPlace } from '../../state/places.ts';
import { alongside } from '../alongside.ts';
import { describeDataset } from './described.ts';
import type { LoadView } from './views.ts';

export const load: LoadView = (dataset, { queries }) => {
  const covered = period(dataset);
  return alongside([
    queries.prefetchQuery(quality(dataset.dataset_id, dataset.metas.opencpf.release)),
    queries.prefetchQuery(exportFormats(dataset)),
    ...(covered.enabled ? [queries.prefetchQuery(covered)] : []),
  ]);
};

/** What the dataset says, column by column. */
export function Information({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { data: counted = null } = useQuery(quality(dataset.dataset_id, dataset.metas.opencpf.release));
  return (
    <>
      <Described dataset={dataset} />
      <Notices dataset={dataset} />
      <div className="information">
        <div className="information-lead">
          <p>{typeset(lang, dataset.metas.default.description)}</p>
          <p className="information-grain">
            <strong>{words.information.grain}</strong> {typeset(lang, dataset.metas.opencpf.grain)}
          </p>
        </div>
        <ReleaseFacts dataset={dataset} />
        <Formats dataset={dataset} />
        <section aria-labelledby="dictionary">
          <h2 id="dictionary">{words.information.dictionary}</h2>
          <Dictionary dataset={dataset} quality={counted} />
        </section>
      </div>
    </>
  );
}

/** The dataset told to search engines. */
function Described({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { origin = '' } = useRouter();
  const address = useAddress();
  const { data } = useQuery(period(dataset));
  const { dataset_id, metas } = dataset;
  const simulated = metas.opencpf.origin === 'simulated' ? `${words.facts.simulated}. ` : '';
  return (
    <Structured
      data={describeDataset({
        dataset,
        lang,
        page: address(datasetPlace(lang, dataset_id)),
        exports: `${origin}${API}${datasetPath(dataset_id)}/exports`,
        period: data?.results[0] ?? null,
        text: simulated + metas.default.description,
      })}
    />
  );
}
