/**
 * What comes in: the one contract of source files, as data. A source folder holds one file per table, `<table>.parquet` or
 * `<table>.csv` (UTF-8, `,` or `;`, header, empty = null, dates `2026-05-04`). `docs/sources.md` is made from these tables.
 * Pure data: read by the reader that refuses (`read.ts`), by the writers (simulator, EDOF, registers) and by the documents.
 */
import type { SourceTable, SourceTableName, SourceType } from './columns.ts';
import { OFFER_TABLES } from './offers.ts';
import { REGISTER_TABLES } from './registers.ts';
import { FILE_TABLES } from './training-files.ts';

export type { SourceColumn, SourceTable, SourceTableName, SourceType } from './columns.ts';
export { FUNDING_COLUMNS } from './training-files.ts';

export const SOURCES: Readonly<Record<SourceTableName, SourceTable>> = {
  ...REGISTER_TABLES,
  ...OFFER_TABLES,
  ...FILE_TABLES,
};

/** The engine's type of each contract type. */
export const ENGINE_TYPES: Readonly<Record<SourceType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  date: 'DATE',
  boolean: 'BOOLEAN',
};
