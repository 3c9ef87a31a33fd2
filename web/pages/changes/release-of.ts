import type { Dataset } from '../../api/types.ts';

/** The name of a release of a dataset in addresses: the dataset alone when it is the one served, `dataset@version` for another. */
export const releaseOf = ({ dataset_id, metas }: Dataset, version: string): string =>
  metas.opencpf.release === version ? dataset_id : `${dataset_id}@${version}`;
