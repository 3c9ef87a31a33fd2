/** The catalogue as a graph: DCAT 3, with the properties that DCAT-AP asks for. */
import { DataFactory, type Quad } from 'n3';
import type { DatasetDefinition, Text } from '../../datasets/index.ts';
import type { Manifest } from '../../releases/manifest.ts';
import { FORMATS, formatsOf } from '../export-format.ts';
import { FREQUENCIES, LICENCE, PUBLISHER, THEME } from '../metadata.ts';

const { namedNode, literal, quad } = DataFactory;

/** Prefixes of the vocabularies, for the writers. */
export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
} as const;

type Prefix = keyof typeof PREFIXES;
type Term = ReturnType<typeof namedNode> | ReturnType<typeof literal>;

const term = (name: `${Prefix}:${string}`) => {
  const [prefix, local] = name.split(':') as [Prefix, string];
  return namedNode(PREFIXES[prefix] + local);
};
const instant = (text: string) => literal(text, term('xsd:dateTime'));
const bothLanguages = ({ fr, en }: Text) => [literal(fr, 'fr'), literal(en, 'en')];

/** What a dataset is described from. */
export interface Described {
  readonly definition: DatasetDefinition;
  readonly manifest: Manifest;
}

/** Addresses of this server: of the portal's home and of the API. */
export interface Site {
  readonly home: string;
  readonly api: string;
}

/** Statements about one subject: its class, then its properties in order. */
function about(
  subject: string,
  type: `${Prefix}:${string}`,
  properties: readonly [`${Prefix}:${string}`, Term | readonly Term[]][],
): Quad[] {
  const node = namedNode(subject);
  return [
    quad(node, term('rdf:type'), term(type)),
    ...properties.flatMap(([property, values]) =>
      [values].flat().map((value) => quad(node, term(property), value as Term)),
    ),
  ];
}

const pageOf = ({ home }: Site, id: string): string => `${home}/fr/jeux/${id}`;
const exportOf = ({ api }: Site, id: string, format: string): string =>
  `${api}/catalog/datasets/${id}/exports/${format}`;

function describeDataset({ definition, manifest }: Described, site: Site): Quad[] {
  const { id, title, description, keywords, cadence } = definition;
  const distributions = formatsOf(definition).map((format) => ({ format, address: exportOf(site, id, format) }));
  return [
    ...about(pageOf(site, id), 'dcat:Dataset', [
      ['dct:identifier', literal(id)],
      ['dct:title', bothLanguages(title)],
      ['dct:description', bothLanguages(description)],
      ['dcat:keyword', keywords.flatMap(bothLanguages)],
      ['dcat:theme', namedNode('http://publications.europa.eu/resource/authority/data-theme/EDUC')],
      ['dct:subject', bothLanguages(THEME)],
      ['dct:publisher', namedNode(site.home)],
      ['dct:accrualPeriodicity', namedNode(FREQUENCIES[cadence])],
      ['dct:modified', instant(manifest.created_at)],
      ['dcat:version', literal(manifest.version)],
      ['dct:language', namedNode('http://publications.europa.eu/resource/authority/language/FRA')],
      ['dct:spatial', namedNode('http://publications.europa.eu/resource/authority/country/FRA')],
      ['dcat:landingPage', namedNode(pageOf(site, id))],
      ['dct:license', namedNode(LICENCE.url)],
      ['dcat:distribution', distributions.map(({ address }) => namedNode(address))],
    ]),
    ...distributions.flatMap(({ format, address }) =>
      about(address, 'dcat:Distribution', [
        ['dct:title', literal(`${id}.${FORMATS[format].extension}`)],
        ['dcat:accessURL', namedNode(address)],
        ['dcat:downloadURL', namedNode(address)],
        [
          'dcat:mediaType',
          namedNode(`https://www.iana.org/assignments/media-types/${FORMATS[format].media.split(';')[0]}`),
        ],
        ['dct:license', namedNode(LICENCE.url)],
        ['dct:modified', instant(manifest.created_at)],
      ]),
    ),
  ];
}

/** Every statement of the catalogue, in a stable order. */
export const catalogueGraph = (datasets: readonly Described[], site: Site): Quad[] => [
  ...about(`${site.api}/catalog`, 'dcat:Catalog', [
    [
      'dct:title',
      bothLanguages({
        fr: 'OpenCPF : les données ouvertes du compte personnel de formation',
        en: 'OpenCPF: the open data of the personal training account',
      }),
    ],
    [
      'dct:description',
      bothLanguages({
        fr: 'Offre, consommation et usagers de Mon Compte Formation.',
        en: 'Offer, consumption and users of Mon Compte Formation.',
      }),
    ],
    ['dct:publisher', namedNode(site.home)],
    ['foaf:homepage', namedNode(site.home)],
    ['dct:license', namedNode(LICENCE.url)],
    ['dcat:dataset', datasets.map(({ definition }) => namedNode(pageOf(site, definition.id)))],
  ]),
  ...about(site.home, 'foaf:Agent', [['foaf:name', literal(PUBLISHER)]]),
  ...datasets.flatMap((dataset) => describeDataset(dataset, site)),
];
