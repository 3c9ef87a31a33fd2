import type { SourceTableName } from '../sources/contract.ts';
import { copySource } from '../sources/write.ts';
import type { Engine } from '../warehouse/duck.ts';

/** Writes a source table that says of itself that it is simulated: releases made from it say so too. */
export const copySimulated = (engine: Engine, folder: string, table: SourceTableName, query: string): Promise<number> =>
  copySource(engine, folder, table, query, 'simulated');
