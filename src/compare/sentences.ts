/** What changed from one release to the next, in sentences. Each one carries the query that shows it, in both releases. */
import type { Column, DatasetDefinition } from '../datasets/index.ts';
import { inTerritory } from '../nomenclatures/divisions.ts';
import type { Comparison, DimensionMoved, Moved, PeriodMoved, Values } from './comparison.ts';
import { writeFigure, writePassage, writeSpan } from './numbers.ts';
import { type Language, WORDS } from './words.ts';

/** A query in the parameters of the API, to be asked of `dataset@version` for each of the two versions. */
export interface Shown {
  readonly select: string;
  readonly where?: string;
  readonly group_by?: string;
}

export interface Sentence {
  readonly about: 'rows' | 'columns' | 'total' | 'period' | 'movement' | 'values';
  readonly text: string;
  /** Null when no query shows it. */
  readonly query: Shown | null;
}

interface Telling {
  readonly definition: DatasetDefinition;
  readonly comparison: Comparison;
  readonly language: Language;
}

/** The summary, the most general sentences first. */
export function tell(definition: DatasetDefinition, comparison: Comparison, language: Language): Sentence[] {
  const telling = { definition, comparison, language };
  return [
    ...tellRows(telling),
    ...tellColumns(telling),
    ...comparison.totals.flatMap((moved) => tellTotal(telling, moved)),
    ...tellPeriods(telling),
    ...comparison.dimensions.flatMap((dimension) => tellDimension(telling, dimension)),
  ];
}

function tellRows({ comparison: { rows, compared_by }, language }: Telling): Sentence[] {
  const { nothing, rows: words, asTheyAre } = WORDS[language];
  const written = (count: number): string => writeFigure(count, {}, language);
  const none = rows.added + rows.removed + rows.changed === 0;
  const text = none ? nothing : words(written(rows.added), written(rows.removed), written(rows.changed));
  const query = { select: 'count(*) as lignes' };
  return [
    { about: 'rows', text, query },
    ...(compared_by === 'rows' && !none ? [{ about: 'rows' as const, text: asTheyAre, query: null }] : []),
  ];
}

function tellColumns({ comparison: { columns }, language }: Telling): Sentence[] {
  const lists = {
    added: columns.added,
    removed: columns.removed,
    renamed: columns.renamed.map(({ from, to }) => `${from} → ${to}`),
    retyped: columns.retyped.map(({ column }) => column),
  };
  const colon = language === 'fr' ? ' : ' : ': ';
  return Object.entries(lists)
    .filter(([, names]) => names.length > 0)
    .map(([name, names]) => ({
      about: 'columns',
      text: `${WORDS[language].columns[name as keyof typeof lists]}${colon}${names.join(', ')}.`,
      query: null,
    }));
}

function tellTotal({ definition, language }: Telling, moved: Moved): Sentence[] {
  const column = toldColumn(definition, moved.measure);
  if (column === undefined || moved.before === moved.after) return [];
  const text = WORDS[language].total(column.told![language], writePassage(moved, column, language));
  return [{ about: 'total', text, query: { select: sumOf(moved.measure) } }];
}

function tellPeriods(telling: Telling): Sentence[] {
  const { definition, comparison, language } = telling;
  const { periods, rows } = comparison;
  if (periods === null) return [];
  const told = definition.columns.filter((column) => column.told !== undefined);
  const restated = told.flatMap((column) => {
    const [moved, names] = gather(periods.restated, column.name);
    if (names.length === 0) return [];
    const span = writeSpan(names, periods.all, language);
    const text = WORDS[language].restated(span, column.told![language], writePassage(moved, column, language));
    return [period(telling, text, column.name, names)];
  });
  const arrived = told.flatMap((column) => {
    const [moved, names] = gather(periods.added, column.name);
    if (names.length === 0) return [];
    const span = writeSpan(names, periods.all, language);
    const text = WORDS[language].arrived(span, column.told![language], writeFigure(moved.after, column, language));
    return [period(telling, text, column.name, names)];
  });
  const still = periods.restated.length === 0 && rows.changed + rows.removed > 0;
  const kept: Sentence = { about: 'period', text: WORDS[language].kept, query: null };
  return [...restated, ...(still ? [kept] : []), ...arrived];
}

/** The sums of a measure over the periods where it moved, and those periods. */
function gather(periods: readonly PeriodMoved[], measure: string): [Moved, string[]] {
  const found = periods.flatMap(({ period: name, measures }) =>
    measures.filter((one) => one.measure === measure).map((moved) => ({ name, moved })),
  );
  const sum = (side: 'before' | 'after'): number => found.reduce((all, { moved }) => all + (moved[side] ?? 0), 0);
  return [{ measure, before: sum('before'), after: sum('after') }, found.map(({ name }) => name)];
}

function period({ definition }: Telling, text: string, measure: string, names: readonly string[]): Sentence {
  const column = definition.columns.find(({ name }) => name === definition.period)!;
  const values = names.map((name) => (column.type === 'date' ? `date'${name}'` : quote(name)));
  const query = { select: sumOf(measure), where: `${column.name} in (${values.join(', ')})`, group_by: column.name };
  return { about: 'period', text, query };
}

function tellDimension({ definition, language }: Telling, { column: name, ...moved }: DimensionMoved): Sentence[] {
  const column = definition.columns.find((one) => one.name === name)!;
  const words = WORDS[language];
  const movements = moved.movements.flatMap(({ value, ...sums }): Sentence[] => {
    const measure = toldColumn(definition, sums.measure);
    if (measure === undefined) return [];
    const passage = writePassage(sums, measure, language);
    const text = words.moved(placeOf(column, value, language), measure.told![language], passage);
    const where = value === null ? `${name} is null` : `${name} = ${quote(value)}`;
    return [{ about: 'movement', text, query: { select: sumOf(sums.measure), where } }];
  });
  return [
    ...movements,
    ...tellValues(column, moved.appeared, language, words.appeared),
    ...tellValues(column, moved.disappeared, language, words.disappeared),
  ];
}

function tellValues(
  { name, title }: Column,
  { count, values }: Values,
  language: Language,
  say: (column: string, values: string, many: boolean) => string,
): Sentence[] {
  if (count === 0) return [];
  const { quoted, others } = WORDS[language];
  const left = count - values.length;
  const named = [...values.map(quoted), ...(left > 0 ? [others(writeFigure(left, {}, language), left > 1)] : [])];
  const list = new Intl.ListFormat(language).format(named);
  const query = { select: 'count(*) as lignes', where: `${name} in (${values.map(quote).join(', ')})`, group_by: name };
  return [{ about: 'values', text: say(title[language], list, count > 1), query }];
}

/** Where a movement took place: « En Gironde », « Pour « Validé » (Statut du dossier) ». */
function placeOf({ title, territory }: Column, value: string | null, language: Language): string {
  const words = WORDS[language];
  if (value === null) return words.noValue(title[language]);
  const place = territory === true ? inTerritory(value) : undefined;
  if (place === undefined) return words.value(title[language], value);
  return words.territory(language === 'fr' ? place : value);
}

const toldColumn = ({ columns }: DatasetDefinition, measure: string): Column | undefined =>
  columns.find(({ name, told }) => name === measure && told !== undefined);
const sumOf = (measure: string): string => `sum(${measure}) as ${measure}`;
/** A text of the query language. */
const quote = (value: string): string => `"${value.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
