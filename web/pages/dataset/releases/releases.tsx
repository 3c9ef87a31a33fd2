import './releases.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { disclosure, releases } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import type { LoadView } from '../views.ts';
import { DifferenceReader } from './differences.tsx';
import { Expected } from './expected.tsx';
import { ReleaseList } from './list.tsx';
import { Protection } from './protection.tsx';
import { VintageTable } from './vintages.tsx';

export const load: LoadView = async ({ dataset_id, metas }, { queries }) => {
  await Promise.all([
    queries.ensureQueryData(releases(dataset_id)),
    queries.ensureQueryData(disclosure(dataset_id, metas.opencpf.release)),
  ]);
};

/** The releases of a dataset: when they come, which there are, what protects people in the one shown, what one changes of another, until when a period moves. */
export function Releases({ dataset }: { dataset: Dataset }) {
  const { data: register } = useSuspenseQuery(releases(dataset.dataset_id));
  const published = register.versions.filter(
    ({ result, rolled_back }) => result === 'published' && rolled_back === undefined,
  );
  return (
    <div className="dataset-releases">
      <ReleaseList dataset={dataset} register={register} />
      <Expected dataset={dataset} />
      <Protection dataset={dataset} />
      <DifferenceReader dataset={dataset} versions={published.map(({ version }) => version)} />
      <VintageTable dataset={dataset} />
    </div>
  );
}
