import './information.css';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { quality } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { Dictionary } from '../../components/dictionary/dictionary.tsx';
import { useLanguage } from '../../components/language/language.ts';
import { Notices } from '../../components/notices/notices.tsx';
import { ReleaseFacts } from '../../components/release-facts/release-facts.tsx';
import { typeset } from '../../format/typography.ts';

/** Fetches what the dictionary says of the release. */
export const load = (queries: QueryClient, { dataset_id, metas }: Dataset): Promise<unknown> =>
  queries.ensureQueryData(quality(dataset_id, metas.opencpf.release));

/** What the dataset says, column by column. */
export function Information({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { data: counted = null } = useQuery(quality(dataset.dataset_id, dataset.metas.opencpf.release));
  return (
    <>
      <Notices dataset={dataset} />
      <div className="information">
        <div className="information-lead">
          <p>{typeset(lang, dataset.metas.default.description)}</p>
          <p className="information-grain">
            <strong>{words.information.grain}</strong> {typeset(lang, dataset.metas.opencpf.grain)}
          </p>
        </div>
        <ReleaseFacts dataset={dataset} />
        <section aria-labelledby="dictionary">
          <h2 id="dictionary">{words.information.dictionary}</h2>
          <Dictionary dataset={dataset} quality={counted} />
        </section>
      </div>
    </>
  );
}
