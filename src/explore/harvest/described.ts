/** What the catalogue is told from: its datasets, their releases, and where this server is. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import type { Manifest } from '../../releases/manifest.ts';
import type { RegisterEntry } from '../../releases/register.ts';
import { FORMAT_NAMES, FORMATS, type FormatName, formatsOf } from '../export-format.ts';
import type { Language } from '../metadata.ts';
import { refuse } from '../params.ts';

/** One dataset: its definition, what its latest release says, and the releases published, oldest first. */
export interface Described {
  readonly definition: DatasetDefinition;
  readonly manifest: Manifest;
  readonly releases: readonly RegisterEntry[];
}

/** Addresses of this server, of the portal's home and of the API, and what was asked of the document. */
export interface Site {
  readonly home: string;
  readonly api: string;
  readonly language: Language;
  /** Formats of which distributions are told. */
  readonly formats: readonly FormatName[];
  /** Distributions with labels as headers, in the formats of readers of tables. */
  readonly labels: boolean;
}

export const CATALOGUE_TITLE = {
  fr: 'OpenCPF : les données ouvertes du compte personnel de formation',
  en: 'OpenCPF: the open data of the personal training account',
} as const;
export const CATALOGUE_DESCRIPTION = {
  fr: 'Offre, consommation et usagers de Mon Compte Formation.',
  en: 'Offer, consumption and users of Mon Compte Formation.',
} as const;

/** The page of a dataset on the portal. */
export const pageOf = ({ home }: Pick<Site, 'home'>, id: string): string => `${home}/fr/jeux/${id}`;

/** When the dataset was first published. */
export const issuedOf = ({ manifest, releases }: Described): string => releases[0]?.created_at ?? manifest.created_at;

/** A file of a dataset: what it is called, and where it is taken. */
export interface Distribution {
  readonly format: FormatName;
  /** Name of the file. */
  readonly title: string;
  /** Media type, without parameters. */
  readonly media: string;
  /** The export, and what names it in a graph. */
  readonly subject: string;
  /** The same with its parameters. */
  readonly address: string;
}

/** Formats that people open: their headers are labels, as in the official catalogue. */
const READ_BY_PEOPLE: readonly FormatName[] = ['csv', 'xlsx'];

export const distributionsOf = ({ api, formats, labels }: Site, definition: DatasetDefinition): Distribution[] => {
  const { id } = definition;
  const offered = formatsOf(definition);
  return formats
    .filter((format) => format in offered)
    .map((format) => {
      const { extension, media } = FORMATS[format];
      const subject = `${api}/catalog/datasets/${id}/exports/${format}`;
      const address = labels && READ_BY_PEOPLE.includes(format) ? `${subject}?use_labels=true` : subject;
      return { format, title: `${id}.${extension}`, media: media.split(';')[0]!, subject, address };
    });
};

/** `include_exports=csv,json`: the formats named, all when none is. Refuses `parameter`. */
export function parseFormats(names: readonly string[]): readonly FormatName[] {
  const asked = names.flatMap((list) => list.split(',')).map((name) => name.trim());
  for (const name of asked)
    if (!FORMAT_NAMES.some((known) => known === name))
      refuse('include_exports', name, `a list of ${FORMAT_NAMES.join(' ')} is expected`);
  return asked.length === 0 ? FORMAT_NAMES : FORMAT_NAMES.filter((name) => asked.includes(name));
}
