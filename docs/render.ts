/**
 * Documents made from the code: run `npm run docs` after a change of the contract, of a definition, of a limit, an error or a setting.
 * A test fails when a committed document differs from what this program makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT_SETTINGS } from '../src/cli/limit-settings.ts';
import { SETTINGS, type Setting } from '../src/cli/settings.ts';
import type { Expected, Swing } from '../src/datasets/expected.ts';
import type { Aggregation } from '../src/datasets/index.ts';
import { DATASETS } from '../src/datasets/index.ts';
import { ERRORS } from '../src/errors.ts';
import { CONFIGURABLE, CONFIGURABLE_LIMITS, LIMITS } from '../src/limits.ts';
import { SOURCES, type SourceColumn } from '../src/sources/contract.ts';

const ROOT = join(import.meta.dirname, '..');
const MADE = '<!-- Made by `npm run docs`: do not edit by hand. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text: string): string => `\`${text}\``;
/** Digits in groups of three. */
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function values({ oneOf, pattern, min, max, references }: SourceColumn): string {
  const parts = [
    oneOf === undefined ? undefined : oneOf.map((value) => `\`${value}\``).join(', '),
    pattern === undefined ? undefined : `\`${pattern}\``,
    min === undefined ? undefined : `from ${min}`,
    max === undefined ? undefined : `to ${max}`,
    references === undefined ? undefined : `in \`${references.join('.')}\``,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function renderSources(): string {
  const tables = Object.entries(SOURCES).map(([name, { is, key, optional, columns }]) =>
    [
      `## ${name}`,
      `${is} Key: ${key.map((column) => `\`${column}\``).join(', ')}.${optional === true ? ' Optional: an absent file is an empty table.' : ''}`,
      table(
        ['column', 'type', 'what it is', 'null', 'values', 'example'],
        columns.map((column) => [
          `\`${column.name}\`${column.personal === true ? ' (personal)' : ''}`,
          column.type,
          column.is,
          column.nullable ?? 'never',
          values(column),
          `\`${column.example}\``,
        ]),
      ),
    ].join('\n\n'),
  );
  return [
    '# Sources: what comes in',
    MADE,
    readFileSync(join(ROOT, 'docs/sources-intro.txt'), 'utf8').trim(),
    ...tables,
  ].join('\n\n');
}

const aggregation = (how: Aggregation): string => {
  switch (how.kind) {
    case 'none':
      return 'dimension';
    case 'sum':
      return 'sum';
    case 'mean':
      return how.numerator === undefined
        ? `weighted mean, weight \`${how.weight}\``
        : `\`sum(${how.numerator}) / sum(${how.weight})\``;
    case 'distinct':
      return 'distinct count: must not be added';
    default:
      return how.kind;
  }
};

const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;
const swing = ({ fall, rise }: Swing): string => `−${percent(fall)} to +${percent(rise)}`;

/** What a release is expected to be: beyond it, codes refuse it and movements hold it. */
function renderExpected({ codes, plausible, movement }: Expected): string[] {
  const known = codes.map(({ column, list, unknown }) => `\`${column}\` (${list}, ${percent(unknown)})`);
  const bounds = plausible.map(
    ({ column, least, most, why }) =>
      `\`${column}\` from ${grouped(least)} to ${grouped(most)} (${why.en.replace(/\.$/, '')})`,
  );
  return [
    ...(known.length === 0 ? [] : [`Refused when more codes are in no list: ${known.join('; ')}.`]),
    ...(bounds.length === 0 ? [] : [`Reported when it is not plausible: ${bounds.join('; ')}.`]),
    `Held when it moves, since the release before, beyond: rows ${swing(movement.rows)}; totals ${swing(movement.totals)}; for each further period without release, ${swing(movement.missed)} more; unknown codes of a column +${percent(movement.unknown)} of rows; rows without a column +${percent(movement.empty)}; ${movement.columnsAdded} columns added, ${movement.columnsRemoved} removed; a value of a vocabulary that ${percent(movement.vanishing)} of the rows had. ${movement.why.en}`,
  ];
}

/** How an English page reads published values, column by column; columns of several datasets once. */
function renderReadings(): string {
  const columns = DATASETS.flatMap((dataset) => dataset.columns);
  const read = new Map<string, Record<string, string>>();
  for (const { name, readings = {} } of columns) read.set(name, { ...read.get(name), ...readings });
  return [
    '## English readings',
    'Published values stay French, verbatim: queries and files have no other. The English portal reads them so; names of territories, domains and certifications are read as they are.',
    table(
      ['column', 'published', 'read'],
      [...read].flatMap(([name, readings]) =>
        Object.entries(readings).map(([published, reading]) => [code(name), published, reading]),
      ),
    ),
  ].join('\n\n');
}

function renderDatasets(): string {
  const sections = DATASETS.map(
    ({
      id,
      title,
      description,
      cadence,
      grain,
      key,
      place,
      columns,
      dispositions,
      checks,
      totals,
      expected,
      disclosure,
      unmasked,
    }) =>
      [
        `## \`${id}\``,
        `**${title.fr}** (${title.en}). ${description.en}`,
        `One row: ${grain.en}. Cadence: ${cadence}. Key: ${key.map((name) => `\`${name}\``).join(', ')}.`,
        table(
          ['column', 'type', 'unit', 'what it is', 'over rows', 'null', 'older names'],
          columns.map((column) => [
            `\`${column.name}\``,
            column.precision === undefined ? column.type : `${column.type} (${column.precision})`,
            column.unit ?? '',
            `${column.title.en}. ${column.description.en}`,
            aggregation(column.aggregation),
            column.nullable?.en ?? 'never',
            [
              ...(column.label === undefined ? [] : [`label “${column.label}”`]),
              ...(column.aliases ?? []).map((name) => `\`${name}\``),
            ].join(', '),
          ]),
        ),
        ...(place === undefined
          ? []
          : [
              `Each row has a place beside its columns, \`geo_point_2d\`: the prefecture of the department in \`${place.column}\`.`,
            ]),
        ...dispositions.map(
          ({ source, reasons }) =>
            `Rows of \`${source}\` end as: ${Object.entries(reasons)
              .map(([reason, means]) => `\`${reason}\` (${means.en.replace(/\.$/, '')})`)
              .join('; ')}.`,
        ),
        `Checked before publication: ${[...checks.map(({ means }) => means.en.replace(/\.$/, '')), ...totals.map(({ name }) => `the total of \`${name}\` is that of the sources`)].join('; ')}.`,
        ...(expected === undefined ? [] : renderExpected(expected)),
        ...(disclosure === undefined
          ? []
          : [
              `Rows of fewer than ${disclosure.fewestHolders} distinct holders have their measures null and say so in \`${disclosure.reasonColumn}\`.`,
            ]),
        ...(unmasked === undefined ? [] : [`No row is masked. ${unmasked.en}`]),
      ].join('\n\n'),
  );
  return [
    '# The datasets',
    MADE,
    'Columns are those of the official portal, verbatim. Names in French are the published ones; the words here come from the definitions in `src/datasets/`.',
    ...sections,
    renderReadings(),
  ].join('\n\n');
}

/** The comment above each limit in its file. */
function renderLimits(): string {
  const source = readFileSync(join(ROOT, 'src/limits.ts'), 'utf8');
  const rows = [...source.matchAll(/\/\*\* (.*?) \*\/\n {2}(\w+): ([\d_]+)/g)].map(([, is, name, value]) => [
    `\`${name}\``,
    value!.replaceAll('_', ' '),
    is!,
  ]);
  return [
    '# Limits',
    MADE,
    'A request that meets a limit is told its name and value. Units are in the names. Those of requests may be set: [settings.md](settings.md).',
    table(['limit', 'value', 'what it bounds'], rows),
  ].join('\n\n');
}

function renderErrors(): string {
  return [
    '# Errors',
    MADE,
    'Every error says where (file, row, line, column, character), what was found, what was expected and how to mend it. `--json` gives the same as JSON. Codes are stable.',
    table(
      ['code', 'exit code', 'what it means'],
      Object.entries(ERRORS).map(([code, { exit, means }]) => [`\`${code}\``, String(exit), means]),
    ),
  ].join('\n\n');
}

function renderSettings(): string {
  return [
    '# Settings',
    MADE,
    'A flag wins over the environment, the environment over the configuration file (`opencpf.json`, or the one named by `--config` or `OPENCPF_CONFIG`: a JSON object of setting names), the file over the default. An unknown name is an error. `opencpf config` prints each value and where it comes from.',
    table(
      ['setting', 'flag', 'environment', 'default', 'what it is'],
      Object.entries<Setting>(SETTINGS).flatMap(([name, { flag, env, default: otherwise, is }]) =>
        flag === undefined ? [] : [[code(name), code(flag), code(env), String(otherwise ?? 'not set'), is]],
      ),
    ),
    '## Limits',
    'The limits of requests and of serving are settings too, without flags; [limits.md](limits.md) says what each bounds. Error messages and the OpenAPI document say the values in force.',
    table(
      ['setting', 'environment', 'default', 'least', 'most'],
      CONFIGURABLE_LIMITS.map((name) => {
        const [least, most] = CONFIGURABLE[name];
        return [code(name), code(LIMIT_SETTINGS[name].env), ...[LIMITS[name], least, most].map(grouped)];
      }),
    ),
  ].join('\n\n');
}

/** Every document made from the code, by its path in the project. */
export const renderDocuments = (): Record<string, string> => ({
  'docs/sources.md': `${renderSources()}\n`,
  'docs/datasets.md': `${renderDatasets()}\n`,
  'docs/limits.md': `${renderLimits()}\n`,
  'docs/errors.md': `${renderErrors()}\n`,
  'docs/settings.md': `${renderSettings()}\n`,
});

if (import.meta.main) {
  for (const [path, text] of Object.entries(renderDocuments())) writeFileSync(join(ROOT, path), text);
}
