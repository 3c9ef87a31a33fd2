import './releases.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { releases } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import type { LoadView } from '../views.ts';
import { DifferenceReader } from './differences.tsx';
import { Expected } from './expected.tsx';
import { ReleaseList } from './list.tsx';
import { VintageTable } from './vintages.tsx';

export const load: LoadView = ({ dataset_id }, { queries }) => queries.ensureQueryData(releases(dataset_id));

/** The releases of a dataset: when they come, which there are, what one changes of another, until when a period moves. */
export function Releases({ dataset }: { dataset: Dataset }) {
  const { data: register } = useSuspenseQuery(releases(dataset.dataset_id));
  const published = register.versions.filter(
    ({ result, rolled_back }) => result === 'published' && rolled_back === undefined,
  );
  return (
    <div className="dataset-releases">
      <ReleaseList dataset={dataset} register={register} />
      <Expected dataset={dataset} />
      <DifferenceReader dataset={dataset} versions={published.map(({ version }) => version)} />
      <VintageTable dataset={dataset} />
    </div>
  );
}
