/** Where answers differ from the vendor's OpenAPI file on purpose. The table of `docs/explore-compatibility.md` has the same lines. */
export interface Difference {
  /** Path of the document; `failure` for any status but 200; `with select` when the request chose its members. */
  readonly where: string;
  /** Place in the answer, `*` for any index. */
  readonly at: string;
  readonly rule: 'absent' | 'ours' | 'value';
  /** Names of members, or values. */
  readonly what: readonly string[];
  readonly reason: string;
}

const DATASET_MEMBERS = [
  'attachments',
  'data_visible',
  'dataset_id',
  'dataset_uid',
  'features',
  'fields',
  'has_records',
];
const ON_DEMAND = 'sent only when asked';
const FORMATS = 'the document lists no word for an export; clients look for the name of the format';
const CHOSEN = 'a request with select has what it selects';

export const DIFFERENCES: readonly Difference[] = [
  { where: 'failure', at: '/', rule: 'ours', what: ['details'], reason: 'says where the mistake is and what to try' },
  { where: '/catalog/datasets', at: '/', rule: 'absent', what: ['_links'], reason: ON_DEMAND },
  { where: '/catalog/datasets', at: '/results/*', rule: 'absent', what: ['_links'], reason: ON_DEMAND },
  { where: '/catalog/datasets with select', at: '/', rule: 'absent', what: ['_links'], reason: ON_DEMAND },
  {
    where: '/catalog/datasets with select',
    at: '/results/*',
    rule: 'absent',
    what: ['_links', ...DATASET_MEMBERS, 'metas'],
    reason: CHOSEN,
  },
  { where: '/catalog/datasets/{dataset_id}', at: '/', rule: 'absent', what: ['_links'], reason: ON_DEMAND },
  {
    where: '/catalog/datasets/{dataset_id} with select',
    at: '/',
    rule: 'absent',
    what: ['_links', ...DATASET_MEMBERS, 'metas'],
    reason: CHOSEN,
  },
  {
    where: '/catalog/exports',
    at: '/_links/*/rel',
    rule: 'value',
    what: ['csv', 'json', 'jsonl', 'dcat', 'rdf', 'ttl', 'jsonld'],
    reason: FORMATS,
  },
  {
    where: '/catalog/datasets/{dataset_id}/exports',
    at: '/_links/*/rel',
    rule: 'value',
    what: ['csv', 'json', 'jsonl', 'parquet', 'geojson'],
    reason: FORMATS,
  },
  ...['/catalog/facets', '/catalog/datasets/{dataset_id}/facets'].flatMap((where): Difference[] => [
    {
      where,
      at: '/facets/*',
      rule: 'ours',
      what: ['total'],
      reason: 'a list is cut at its limit: how many values there are in all',
    },
    {
      where,
      at: '/facets/*/facets/*',
      rule: 'ours',
      what: ['facets'],
      reason: 'the level below a refined value: in the prose of the official API, not in its schema',
    },
    {
      where,
      at: '/facets/*/facets/*',
      rule: 'absent',
      what: ['count'],
      reason: 'an excluded value has no count in the official API',
    },
  ]),
  ...['', ' with select'].flatMap((how): Difference[] => [
    {
      where: `/catalog/datasets/{dataset_id}/records${how}`,
      at: '/',
      rule: 'absent',
      what: ['_links'],
      reason: ON_DEMAND,
    },
    {
      where: `/catalog/datasets/{dataset_id}/records${how}`,
      at: '/results/*',
      rule: 'absent',
      what: ['_links', '_id', '_size', '_timestamp'],
      reason: ON_DEMAND,
    },
  ]),
  {
    where: '/catalog/datasets/{dataset_id}/records with select',
    at: '/_links/*/rel',
    rule: 'value',
    what: ['prev'],
    reason: 'v2.0 has it and clients follow it; the list of v2.1 leaves it out',
  },
  {
    where: '/catalog/datasets/{dataset_id}/records with select',
    at: '/',
    rule: 'ours',
    what: ['warnings'],
    reason: 'figures that probably say something else than what is wanted',
  },
  {
    where: '/catalog/datasets/{dataset_id}/records/{record_id}',
    at: '/',
    rule: 'absent',
    what: ['_links', '_id', '_size', '_timestamp'],
    reason: ON_DEMAND,
  },
  {
    where: '/catalog/datasets/{dataset_id}/records/{record_id} with select',
    at: '/',
    rule: 'absent',
    what: ['_links', '_id', '_size', '_timestamp'],
    reason: ON_DEMAND,
  },
];
