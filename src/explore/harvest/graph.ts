/** The catalogue as a graph: DCAT 3, with the properties that DCAT-AP asks for. */
import { DataFactory, type Quad } from 'n3';
import type { Text } from '../../datasets/index.ts';
import { FREQUENCIES, LICENCE, PUBLISHER, THEME } from '../metadata.ts';
import {
  CATALOGUE_DESCRIPTION,
  CATALOGUE_TITLE,
  type Described,
  type Distribution,
  distributionsOf,
  issuedOf,
  pageOf,
  type Site,
} from './described.ts';

const { namedNode, literal, quad } = DataFactory;

/** Prefixes of the vocabularies, for the writers. */
export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
} as const;

/** The European profile, of which the profiles of countries are extensions. */
const DCAT_AP = 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/';
const EUROPEAN = 'http://publications.europa.eu/resource/authority';
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types';

type Prefix = keyof typeof PREFIXES;
type Name = `${Prefix}:${string}`;
type Term = ReturnType<typeof namedNode> | ReturnType<typeof literal>;
type Property = readonly [Name, Term | readonly Term[]];

const term = (name: Name) => {
  const [prefix, local] = name.split(':') as [Prefix, string];
  return namedNode(PREFIXES[prefix] + local);
};
const instant = (text: string) => literal(text, term('xsd:dateTime'));
const bothLanguages = ({ fr, en }: Text) => [literal(fr, 'fr'), literal(en, 'en')];
const FRENCH = namedNode(`${EUROPEAN}/language/FRA`);

/** Statements about one subject: its class, then its properties in order. */
function about(subject: string, type: Name, properties: readonly Property[]): Quad[] {
  const node = namedNode(subject);
  return [
    quad(node, term('rdf:type'), term(type)),
    ...properties.flatMap(([property, values]) =>
      [values].flat().map((value) => quad(node, term(property), value as Term)),
    ),
  ];
}

/** What Dublin Core has words for. */
function dublinCore(described: Described, site: Site): Property[] {
  const { id, title, description, cadence } = described.definition;
  const publisher = namedNode(site.home);
  return [
    ['dct:identifier', literal(id)],
    ['dct:title', bothLanguages(title)],
    ['dct:description', bothLanguages(description)],
    ['dct:subject', bothLanguages(THEME)],
    ['dct:publisher', publisher],
    ['dct:creator', publisher],
    ['dct:contributor', publisher],
    ['dct:accrualPeriodicity', namedNode(FREQUENCIES[cadence])],
    ['dct:issued', instant(issuedOf(described))],
    ['dct:modified', instant(described.manifest.created_at)],
    ['dct:language', FRENCH],
    ['dct:spatial', namedNode(`${EUROPEAN}/country/FRA`)],
    ['dct:accessRights', namedNode(`${EUROPEAN}/access-right/PUBLIC`)],
    ['dct:license', namedNode(LICENCE.url)],
  ];
}

function describeDataset(described: Described, site: Site): Quad[] {
  const { id, keywords } = described.definition;
  const distributions = distributionsOf(site, described.definition);
  return [
    ...about(pageOf(site, id), 'dcat:Dataset', [
      ...dublinCore(described, site),
      ['dcat:keyword', keywords.flatMap(bothLanguages)],
      ['dcat:theme', namedNode(`${EUROPEAN}/data-theme/EDUC`)],
      ['dcat:version', literal(described.manifest.version)],
      ['dcat:landingPage', namedNode(pageOf(site, id))],
      ['dcat:distribution', distributions.map(({ subject }) => namedNode(subject))],
    ]),
    ...distributions.flatMap((distribution) => describeDistribution(distribution, described)),
  ];
}

function describeDistribution(
  { format, title, media, subject, address }: Distribution,
  { definition, manifest }: Described,
): Quad[] {
  const type = namedNode(`${MEDIA_TYPES}/${media}`);
  const named = (text: string) => `${text} (${format})`;
  return about(subject, 'dcat:Distribution', [
    ['dct:title', literal(title)],
    ['dct:description', bothLanguages({ fr: named(definition.title.fr), en: named(definition.title.en) })],
    ['dcat:accessURL', namedNode(address)],
    ['dcat:downloadURL', namedNode(address)],
    ['dct:format', type],
    ['dcat:mediaType', type],
    ['dct:license', namedNode(LICENCE.url)],
    ['dct:language', FRENCH],
    ['dct:issued', instant(manifest.created_at)],
    ['dct:modified', instant(manifest.created_at)],
  ]);
}

/** Those who publish, and the licence. */
const describeOthers = ({ home }: Site): Quad[] => [
  ...about(home, 'foaf:Agent', [['foaf:name', literal(PUBLISHER)]]),
  ...about(LICENCE.url, 'dct:LicenseDocument', [['dct:title', literal(LICENCE.name, 'fr')]]),
];

/** Every statement of the catalogue, in a stable order. With `conforms`, it says that it follows DCAT-AP. */
export const catalogueGraph = (datasets: readonly Described[], site: Site, conforms = false): Quad[] => [
  ...about(`${site.api}/catalog`, 'dcat:Catalog', [
    ['dct:title', bothLanguages(CATALOGUE_TITLE)],
    ['dct:description', bothLanguages(CATALOGUE_DESCRIPTION)],
    ['dct:publisher', namedNode(site.home)],
    ['dct:language', FRENCH],
    ['foaf:homepage', namedNode(site.home)],
    ['dct:license', namedNode(LICENCE.url)],
    ...(conforms ? [['dct:conformsTo', namedNode(DCAT_AP)] as const] : []),
    ['dcat:dataset', datasets.map(({ definition }) => namedNode(pageOf(site, definition.id)))],
  ]),
  ...describeOthers(site),
  ...datasets.flatMap((dataset) => describeDataset(dataset, site)),
];

/** The datasets in Dublin Core alone. */
export const dublinCoreGraph = (datasets: readonly Described[], site: Site): Quad[] => [
  ...datasets.flatMap((described) =>
    about(pageOf(site, described.definition.id), 'dcat:Dataset', dublinCore(described, site)),
  ),
  ...describeOthers(site),
];
