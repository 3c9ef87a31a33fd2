/** Names of the formats of exports, the same in every language. */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  json: 'JSON',
  jsonl: 'JSON Lines',
  parquet: 'Parquet',
  geojson: 'GeoJSON',
  rdfxml: 'RDF/XML',
  jsonld: 'JSON-LD',
  turtle: 'Turtle',
  n3: 'N3',
};
