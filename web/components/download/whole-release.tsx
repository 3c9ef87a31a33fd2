import { useQuery } from '@tanstack/react-query';
import { API, datasetPath, manifest } from '../../api/client.ts';
import type { Dataset } from '../../api/types.ts';
import { formatBytes } from '../../format/numbers.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { WORDS } from './words.ts';

/** The release as it was published: its data package, its files with their sizes, their sums. */
export function WholeRelease({ dataset }: { dataset: Dataset }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { release } = dataset.metas.opencpf;
  const { data } = useQuery(manifest(dataset.dataset_id, release));
  const folder = `${API}${datasetPath(dataset.dataset_id)}/releases/${release}`;
  const files = data?.files.filter(({ name }) => name.endsWith('.parquet')) ?? [];
  const links = [
    { href: 'package.zip', name: words.package, means: words.packageMeans },
    ...files.map(({ name, bytes }) => ({
      href: `files/${name}`,
      name,
      means: `${words.file} ${formatBytes(lang, bytes)}`,
    })),
    { href: 'SHA256SUMS', name: words.sums, means: words.sumsMeans },
    { href: 'datapackage.json', name: words.descriptor, means: words.descriptorMeans },
  ];
  return (
    <section className="whole-release" aria-labelledby="whole">
      <h2 id="whole">{words.whole}</h2>
      <p>{words.wholeLead(release)}</p>
      <ul>
        {links.map(({ href, name, means }) => (
          <li key={href}>
            <a href={`${folder}/${href}`}>{name}</a> <span>{means}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
