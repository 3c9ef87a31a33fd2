/** Formats of the catalogue that are not tables: graphs, feeds, `data.json`. */
import { dataJson } from './data-json.ts';
import type { Described, Site } from './described.ts';
import { feedOf } from './feed.ts';
import { catalogueGraph, dublinCoreGraph } from './graph.ts';
import { catalogueChannel, releaseNews } from './release-news.ts';
import { writeJsonLd, writeRdfXml, writeTurtle } from './write.ts';

/** A way to tell the catalogue. */
export interface Document {
  readonly media: string;
  /** End of the file name. */
  readonly extension: string;
  write(datasets: readonly Described[], site: Site): string | Promise<string>;
}

const rdfXml = (graph: typeof dublinCoreGraph): Document => ({
  media: 'application/rdf+xml; charset=utf-8',
  extension: 'rdf',
  write: (datasets, site) => writeRdfXml(graph(datasets, site)),
});
const DCAT = rdfXml(catalogueGraph);
const DCAT_AP = rdfXml((datasets, site) => catalogueGraph(datasets, site, true));

const catalogueFeed = (datasets: readonly Described[], site: Site) => {
  const exports = `${site.api}/catalog/exports`;
  const addresses = { rss: `${exports}/rss`, atom: `${exports}/atom` };
  return feedOf(releaseNews(datasets, site), catalogueChannel(site, addresses), site);
};

/** `dcat` is RDF/XML, as on the official portal. The names of countries give the European profile: nothing national is added. */
export const DOCUMENTS: Readonly<Record<string, Document>> = {
  'data.json': {
    media: 'application/json; charset=utf-8',
    extension: 'json',
    write: (datasets, site) => JSON.stringify(dataJson(datasets, site), null, 2),
  },
  dcat: DCAT,
  ...Object.fromEntries(['benap', 'ch', 'de', 'it', 'se', 'sp', 'vl'].map((name) => [`dcat_ap_${name}`, DCAT_AP])),
  dublin_core: rdfXml(dublinCoreGraph),
  rdf: DCAT,
  ttl: {
    media: 'text/turtle; charset=utf-8',
    extension: 'ttl',
    write: (datasets, site) => writeTurtle(catalogueGraph(datasets, site)),
  },
  jsonld: {
    media: 'application/ld+json; charset=utf-8',
    extension: 'jsonld',
    write: (datasets, site) => JSON.stringify(writeJsonLd(catalogueGraph(datasets, site)), null, 2),
  },
  rss: {
    media: 'application/rss+xml; charset=utf-8',
    extension: 'rss',
    write: (datasets, site) => catalogueFeed(datasets, site).rss2(),
  },
  atom: {
    media: 'application/atom+xml; charset=utf-8',
    extension: 'atom',
    write: (datasets, site) => catalogueFeed(datasets, site).atom1(),
  },
};
