/**
 * Every limit of the system, on one page. A limit has its unit in its name; a request that meets one is told its name and value.
 * `docs/limits.md` lists them and a test holds the two together.
 */
export const LIMITS = {
  /** Rows in one page of ungrouped records (Explore API v2.1). */
  records_limit: 100,
  /** `offset + limit` of ungrouped records (Explore API v2.1). */
  records_window: 10_000,
  /** `limit` and `offset + limit` of grouped records (Explore API v2.1). */
  groups_window: 20_000,
  /** Values listed by facet when no limit is asked. */
  facet_values: 100,
  /** Characters of one ODSQL clause. */
  clause_characters: 65_536,
  /** Nesting of parentheses, `not`, signs and collections of geometries in one ODSQL clause. */
  clause_depth: 64,
  /** Items of one list in an ODSQL clause: `in (…)`, `select`, `group_by`. */
  clause_items: 1_000,
  /** Words that one request looks for in texts, all conditions together: the engine's time grows with their square. */
  request_words: 128,
  /** Vertices of one geometry of a request. */
  geometry_vertices: 5_000,
  /** Characters of one date format. */
  date_format_characters: 100,
  /** Bytes of the request line and headers. */
  request_bytes: 131_072,
  /** Requests that one client may make in a day (UTC); 0: no limit. A client is an IPv4 address or a /64 network of IPv6. */
  client_requests_per_day: 2_000_000,
  /** Requests that one client may make about one dataset in a day (UTC); 0: no limit. */
  client_dataset_requests_per_day: 1_000_000,
  /** Places in the table where the requests of a day are counted; clients that fall on one place share a quota. */
  quota_places: 262_144,
  /** Time one API query may take in the engine before it is stopped. */
  query_time_ms: 30_000,
  /** Queries running at once in the engine. */
  queries_running: 4,
  /** Queries waiting for their turn; beyond, the answer is 503 at once. */
  queries_waiting: 64,
  /** Time a query may wait for its turn. */
  query_wait_ms: 5_000,
  /** Exports being made at once by the engine. */
  exports_running: 2,
  /** Time one export may take in the engine before it is stopped. */
  export_time_ms: 300_000,
  /** Rows of an export in XLSX, beside its header: a sheet holds one more. */
  xlsx_rows: 1_048_575,
  /** Characters of a cell of XLSX, in units of UTF-16. */
  xlsx_cell_characters: 32_767,
  /** Releases told of by a feed of the catalogue, the latest ones. */
  feed_entries: 100,
  /** Releases of a feed whose differences with the one before are told, the latest ones. */
  feed_summaries: 10,
  /** Sentences about one release in a feed. */
  feed_sentences: 12,
  /** Notices of the operator that are read, the latest ones. */
  notices: 1_000,
  /** Comparisons of releases kept on the disk; the one read least lately goes first. */
  diffs_kept: 100,
  /** Largest movements told for each measure and dimension, when two releases are compared. */
  diff_movements: 5,
  /** Values named of a dimension, of those that came or went from one release to the next. */
  diff_values: 10,
  /** Rows that differ in one page. */
  diff_rows: 100,
  /** Releases of a table of vintages, the latest ones. */
  vintage_releases: 120,
  /** Bytes of the JSON answers kept to be sent again, compressed ones included. */
  answers_bytes: 67_108_864,
  /** Bytes of the largest JSON answer that is kept. */
  answer_kept_bytes: 4_194_304,
  /** Bytes of the portal's pages kept to be sent again, compressed ones included. */
  pages_bytes: 33_554_432,
  /** Bytes of the largest page that is kept. */
  page_kept_bytes: 2_097_152,
  /** Time after which a page that is asked again is made again. */
  page_kept_ms: 60_000,
  /** Time that making a page may take, its questions to the API aside; beyond, the reader's browser makes its own. */
  page_time_ms: 10_000,
  /** Pages made at once; beyond, the reader's browser makes its own. */
  pages_made: 8,
  /** Requests about one release whose headers are kept, ready to be sent again. */
  requests_kept: 1_000,
  /** Characters of the longest request that is kept so. */
  request_kept_characters: 2_000,
  /** Past releases kept open at once. */
  past_releases_open: 8,
  /** Time after which a past release that nobody reads is closed. */
  past_release_idle_ms: 600_000,
  /** Releases named, the latest ones, when one is asked that does not exist. */
  releases_named: 10,
  /** Time during which the register of a dataset is not read again: a new release is served at most so late. */
  release_recheck_ms: 1_000,
  /** Time that a publication may take after its hour before its dataset is told late. */
  publication_grace_ms: 3_600_000,
  /** Days to come in the calendar of releases. */
  calendar_days: 100,
  /** Time before a scheduled publication that was refused or met another publisher is tried again; doubled at each try. */
  schedule_retry_ms: 60_000,
  /** The longest time between two tries of a scheduled publication. */
  schedule_retry_longest_ms: 3_600_000,
  /** Time open requests are given at a graceful stop. */
  stop_time_ms: 30_000,
  /** Rows, or units of a total, under which shares are not judged: unknown codes, movements between releases. */
  rows_judged: 500,
  /** Most frequent values of a column, and most frequent unknown codes, in a quality report. */
  profile_values: 10,
  /** Values of a dimension told in a disclosure report; how many more there are is said. */
  disclosure_values: 150,
  /** Outliers of a measure shown in a quality report, the furthest first; all are counted. */
  outliers_shown: 5,
  /** Characters of the reason for which a release beyond its bounds is accepted. */
  reason_characters: 1_000,
  /** Problems named when a source file is refused. */
  problems_shown: 10,
  /** Characters of one value shown in an error message. */
  value_shown_characters: 120,
  /** Bytes of one text element of an EDOF file. */
  edof_text_bytes: 1_048_576,
  /** Depth of elements of an EDOF file. */
  edof_depth: 64,
  /** Characters of one formation of an EDOF file, which is held whole while it is judged. */
  edof_formation_bytes: 33_554_432,
  /** Elements of one formation of an EDOF file. */
  edof_formation_elements: 400_000,
  /** Problems of each code kept in the report of an EDOF file; all are counted. */
  edof_problems_per_code: 100,
  /** Bytes of one record of a CSV file. */
  csv_record_bytes: 2_097_152,
  /** Broken records of a mirrored CSV file that its release names; all are counted. */
  broken_records_kept: 1_000,
  /** Bytes of a compressed CSV file once unzipped. */
  csv_unzipped_bytes: 17_179_869_184,
  /** Bytes of one file fetched from a portal. */
  fetch_bytes: 17_179_869_184,
  /** Time that fetching one file may take, every try together. */
  fetch_time_ms: 7_200_000,
  /** Time without any byte after which a connection is given up. */
  fetch_idle_ms: 60_000,
  /** Tries in a row that bring no byte before a portal is given up. */
  fetch_tries: 6,
  /** Time before the second try when the portal names none; it doubles at each. */
  fetch_backoff_ms: 1_000,
  /** Bytes of a register's archive once unzipped. */
  register_unzipped_bytes: 2_147_483_648,
  /** Files in a register's archive. */
  register_zip_entries: 1_000,
} as const satisfies Record<string, number>;

export type LimitName = keyof typeof LIMITS;

/** A value for every limit: those above, or those that an operator chose. */
export type Limits = Readonly<Record<LimitName, number>>;

/** The longest time that a timer takes. */
const LONGEST_MS = 2_147_483_647;
const MANY = 1_000_000_000;

/** The limits of requests and of serving, which the configuration may set under the same names: the least and the greatest value of each. */
export const CONFIGURABLE = {
  records_limit: [1, MANY],
  records_window: [1, MANY],
  groups_window: [1, MANY],
  facet_values: [1, MANY],
  clause_characters: [1, MANY],
  // Clauses are read by functions that call themselves.
  clause_depth: [1, 256],
  clause_items: [1, 100_000],
  request_words: [1, 10_000],
  date_format_characters: [1, 10_000],
  request_bytes: [1_024, MANY],
  client_requests_per_day: [0, MANY],
  client_dataset_requests_per_day: [0, MANY],
  quota_places: [1, 100_000_000],
  query_time_ms: [1, LONGEST_MS],
  queries_running: [1, 1_024],
  queries_waiting: [0, MANY],
  query_wait_ms: [1, LONGEST_MS],
  exports_running: [1, 1_024],
  export_time_ms: [1, LONGEST_MS],
  answers_bytes: [0, Number.MAX_SAFE_INTEGER],
  answer_kept_bytes: [0, MANY],
  pages_bytes: [0, Number.MAX_SAFE_INTEGER],
  page_kept_bytes: [0, MANY],
  page_kept_ms: [1, LONGEST_MS],
  page_time_ms: [1, LONGEST_MS],
  pages_made: [0, 1_024],
  past_releases_open: [1, MANY],
  past_release_idle_ms: [1, LONGEST_MS],
  release_recheck_ms: [0, LONGEST_MS],
  publication_grace_ms: [0, LONGEST_MS],
  calendar_days: [1, 1_000],
  schedule_retry_ms: [1, LONGEST_MS],
  schedule_retry_longest_ms: [1, LONGEST_MS],
  stop_time_ms: [0, LONGEST_MS],
} as const satisfies Partial<Record<LimitName, readonly [least: number, most: number]>>;

export type ConfigurableLimit = keyof typeof CONFIGURABLE;
export const CONFIGURABLE_LIMITS = Object.keys(CONFIGURABLE) as ConfigurableLimit[];
