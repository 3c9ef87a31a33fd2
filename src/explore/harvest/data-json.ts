/** The catalogue as `data.json`: Project Open Data Metadata Schema 1.1. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import { DATA_LANGUAGE, LICENCE, PUBLISHER, THEME } from '../metadata.ts';
import { type Described, distributionsOf, issuedOf, pageOf, type Site } from './described.ts';

const SCHEMA = 'https://project-open-data.cio.gov/v1.1/schema';

/** Repeating intervals of ISO 8601. */
const INTERVALS: Readonly<Record<DatasetDefinition['cadence'], string>> = {
  daily: 'R/P1D',
  monthly: 'R/P1M',
  quarterly: 'R/P3M',
};

/** The document. `contactPoint` has no address: the publisher has none, and none is invented. */
export const dataJson = (datasets: readonly Described[], site: Site): object => ({
  '@context': `${SCHEMA}/catalog.jsonld`,
  '@id': `${site.api}/catalog`,
  '@type': 'dcat:Catalog',
  conformsTo: SCHEMA,
  describedBy: `${SCHEMA}/catalog.json`,
  dataset: datasets.map((described) => describe(described, site)),
});

function describe(described: Described, site: Site): object {
  const { definition, manifest } = described;
  const { id, title, description, keywords, cadence } = definition;
  const { language } = site;
  return {
    '@type': 'dcat:Dataset',
    identifier: pageOf(site, id),
    title: title[language],
    description: description[language],
    keyword: keywords.map((keyword) => keyword[language]),
    theme: [THEME[language]],
    issued: issuedOf(described),
    modified: manifest.created_at,
    publisher: { '@type': 'org:Organization', name: PUBLISHER },
    contactPoint: { '@type': 'vcard:Contact', fn: PUBLISHER },
    accessLevel: 'public',
    accrualPeriodicity: INTERVALS[cadence],
    landingPage: pageOf(site, id),
    language: [DATA_LANGUAGE],
    license: LICENCE.url,
    spatial: 'France',
    distribution: distributionsOf(site, described.definition).map(({ format, title: name, media, address }) => ({
      '@type': 'dcat:Distribution',
      title: name,
      description: `${title[language]} (${format})`,
      format,
      mediaType: media,
      downloadURL: address,
    })),
  };
}
