/** Codes of a release that no list knows: in its vocabularies, in the registers, in the nomenclatures. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import type { CodeFinding, QualityCheck } from '../../releases/quality.ts';
import { percent } from '../../releases/report-html.ts';
import { type Engine, literal } from '../../warehouse/duck.ts';
import { codesOf } from './code-lists.ts';
import { shown } from './profile.ts';

/** Looks every code of the definition up. `present`: the columns that a mirrored file had. */
export async function findUnknownCodes(
  engine: Engine,
  { columns, expected }: DatasetDefinition,
  relation: string,
  present: ReadonlySet<string>,
): Promise<CodeFinding[]> {
  const findings: CodeFinding[] = [];
  for (const { name, vocabulary } of columns) {
    if (vocabulary === undefined || !present.has(name)) continue;
    const list = vocabulary.map((value) => `(${literal(value)})`).join(', ');
    const found = await lookUp(engine, relation, name, `select code from (values ${list}) as known(code)`);
    findings.push({ column: name, list: 'vocabulary', judged: true, most: 0, ...found });
  }
  for (const { column, list, unknown } of expected?.codes ?? []) {
    if (!present.has(column)) continue;
    const codes = await codesOf(engine, list);
    const found = codes === null ? NOTHING : await lookUp(engine, relation, column, codes, ',');
    findings.push({ column, list, judged: codes !== null, most: unknown, ...found });
  }
  return findings;
}

const NOTHING = { rows: 0, unknown: 0, values: [] };

/** Rows that hold a code, those of which one is not in the list, and which. Several codes of a row are told apart by `separator`; `-1` is no code. */
async function lookUp(
  engine: Engine,
  relation: string,
  column: string,
  codes: string,
  separator?: string,
): Promise<Pick<CodeFinding, 'rows' | 'unknown' | 'values'>> {
  const split = separator === undefined ? '[value]' : `string_split(value, ${literal(separator)})`;
  const used = `
    with used as materialized (
      select ${column} as value, count(*) as rows from ${relation} where ${column} is not null and ${column} != '-1' group by all
    ),
    missing as materialized (
      select value, rows, code from (select value, rows, unnest(${split}) as code from used) one
      where not exists (from (${codes}) known where known.code = one.code)
    )`;
  const { rows, unknown, values } = await engine.row<{
    rows: bigint;
    unknown: bigint;
    values: { code: string; rows: bigint }[] | null;
  }>(
    `${used},
     codes as (select code, sum(rows)::bigint as rows from missing group by all order by rows desc, code limit ${LIMITS.profile_values})
     select coalesce((select sum(rows) from used), 0)::bigint as rows,
       coalesce((select sum(rows) from used where value in (select value from missing)), 0)::bigint as unknown,
       (select list({ code: code, rows: rows } order by rows desc, code) from codes) as values`,
  );
  return {
    rows: Number(rows),
    unknown: Number(unknown),
    values: (values ?? []).map((value) => ({ value: shown(value.code), rows: Number(value.rows) })),
  };
}

/** Share of unknown codes, from 0 to 1. */
export const unknownShare = ({ rows, unknown }: CodeFinding): number => (rows === 0 ? 0 : unknown / rows);

/** A check for each column of codes whose list was there; vocabularies have theirs already. */
export const checkCodes = (findings: readonly CodeFinding[]): QualityCheck[] =>
  findings
    .filter(({ list, judged }) => list !== 'vocabulary' && judged)
    .map((finding) => {
      const { column, list, rows, unknown, most, values } = finding;
      const passed = rows < LIMITS.rows_judged || unknownShare(finding) <= most;
      const named = values.map(({ value }) => value).join(', ');
      return {
        name: `${column}_codes`,
        means: {
          fr: `Au plus ${percent(most, 'fr')} des codes de ${column} sont inconnus de la liste ${list}.`,
          en: `At most ${percent(most, 'en')} of the codes of ${column} are unknown to the list ${list}.`,
        },
        passed,
        ...(passed
          ? {}
          : {
              found: {
                fr: `${unknown} lignes sur ${rows} : ${named}`,
                en: `${unknown} of ${rows} rows: ${named}`,
              },
            }),
      };
    });
