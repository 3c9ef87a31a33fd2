/** A dataset as search engines read it: schema.org/Dataset. */
import type { Dataset, Field, Lang, Row } from '../../api/types.ts';
import { titleOf, unitOf } from '../../state/fields.ts';

/** Formats told to search engines, with their media types. */
const DISTRIBUTIONS = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
} as const;

export interface Description {
  readonly dataset: Dataset;
  readonly lang: Lang;
  /** Address of its page. */
  readonly page: string;
  /** Address of its exports in the API. */
  readonly exports: string;
  /** Its first and last period; null when rows have none. */
  readonly period: Row | null;
  /** What it says, simulated data being said to be so. */
  readonly text: string;
}

export function describeDataset({ dataset, lang, page, exports, period, text }: Description): object {
  const { title, keyword, license_url, publisher, language, data_processed } = dataset.metas.default;
  const { release, as_of } = dataset.metas.opencpf;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description: text,
    url: page,
    identifier: dataset.dataset_id,
    keywords: keyword,
    license: license_url,
    creator: { '@type': 'Organization', name: publisher },
    inLanguage: language,
    isAccessibleForFree: true,
    version: release,
    dateModified: data_processed,
    temporalCoverage: period === null ? as_of : `${period.first}/${period.last}`,
    spatialCoverage: 'France',
    variableMeasured: dataset.fields.map((field) => describeColumn(field, lang)),
    distribution: Object.entries(DISTRIBUTIONS).map(([format, type]) => ({
      '@type': 'DataDownload',
      contentUrl: `${exports}/${format}`,
      encodingFormat: type,
    })),
  };
}

const describeColumn = (field: Field, lang: Lang): object => ({
  '@type': 'PropertyValue',
  name: field.name,
  alternateName: titleOf(field, lang),
  description: field.description ?? undefined,
  unitText: unitOf(field) ?? undefined,
});
