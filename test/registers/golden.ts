/** Golden texts: what people read of an import, kept in `golden/`. `UPDATE_GOLDEN=1` writes them anew. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RegisterReport } from '../../src/registers/report.ts';

/** Compares a text with the golden one of this name. */
export function assertGolden(name: string, text: string): void {
  const path = resolve(import.meta.dirname, 'golden', `${name}.txt`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${text}\n`);
  assert.equal(`${text}\n`, readFileSync(path, 'utf8'));
}

/** A report, one fact by line. */
export const reportText = ({ register, files, written, notes, problems, problemCount }: RegisterReport): string =>
  [
    register,
    ...files.map(({ file, rows }) => `read     ${file}: ${rows}`),
    ...Object.entries(written).map(([table, rows]) => `written  ${table}: ${rows}`),
    ...notes.map(({ file, count, says }) => `note     ${file}: ${count}, ${says}`),
    ...problems.map(
      ({ file, row, column, value, expected }) =>
        `problem  ${file}, row ${row}, ${column}: ${value ?? '(nothing)'}; expected ${expected}`,
    ),
    `problems ${problemCount}`,
  ].join('\n');
