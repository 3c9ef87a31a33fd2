/** Plan → SQL and parameters. Nothing of the request reaches the text: values are parameters, names come from the catalog. */
import { hasAggregate } from './aggregates.ts';
import type { Compiled, Seek, Statement } from './catalog.ts';
import type { Dialect } from './dialect.ts';
import type { Plan, Sort } from './plan.ts';
import { looksUpWords } from './word-index.ts';
import { source, Writer } from './writer.ts';

/** The page, the count, and the columns of a plan in one dialect. */
export function toSql(plan: Plan, dialect: Dialect): Compiled {
  return {
    ...page(plan, dialect),
    columns: plan.columns.map(({ key, type, field }, index) => ({
      key,
      alias: `c${index}`,
      type,
      ...(field === undefined ? {} : { field }),
    })),
    ...(plan.seek === undefined ? {} : { place: sortKey(plan.order.length - 1) }),
    count: count(plan, dialect),
    ...(plan.rows !== undefined && isWhole(plan) ? { counted: plan.rows } : {}),
    grouped: plan.grain === 'groups',
    total: plan.grain === 'total',
    searched: plan.filters.some(looksUpWords),
    warnings: plan.warnings,
  };
}

function page(plan: Plan, dialect: Dialect): Statement {
  const writer = new Writer(plan, dialect);
  const found = isFoundFirst(plan);
  const from = () => (found ? foundFirst(plan, writer) : source(plan, writer));
  const lines = plan.seek === undefined ? plainRows(plan, writer, from) : soughtRows(plan, plan.seek, writer, from);
  return { sql: [...lines, ...(found ? [] : cut(plan, writer))].join('\n'), parameters: writer.parameters };
}

const cut = ({ limit, offset }: Plan, writer: Writer): string[] => [
  ...(limit === undefined ? [] : [`limit ${writer.parameter(limit, 'int')}`]),
  ...(offset > 0 ? [`offset ${writer.parameter(offset, 'int')}`] : []),
];

/** A page of rows that an index finds: the engine would otherwise read all the columns of all the rows found. */
const isFoundFirst = ({ grain, limit, seek, filters, columns, order }: Plan): boolean =>
  grain === 'rows' &&
  limit !== undefined &&
  seek?.after === undefined &&
  filters.some(looksUpWords) &&
  ![...columns, ...order].some(({ expression }) => hasAggregate(expression));

/** The table, and only the rows of the page, which is cut already. */
function foundFirst(plan: Plan, writer: Writer): string[] {
  const place = writer.write(plan.order.at(-1)!.expression);
  const sorts = plan.order.map((sort) => order(writer.write(sort.expression), sort));
  const page = [
    `select ${place} as place`,
    ...source(plan, writer),
    `order by ${sorts.join(', ')}`,
    ...cut(plan, writer),
  ];
  return [`from ${plan.table} as r`, `where ${writer.dialect.isListed(place, page.join('\n'))}`];
}

function plainRows(plan: Plan, writer: Writer, from: () => string[]): string[] {
  const lines = [`select ${shown(plan, writer).join(', ')}`, ...from(), ...groups(plan, writer)];
  const sorts = plan.order.map((sort) => order(writer.write(sort.expression), sort));
  return sorts.length > 0 ? [...lines, `order by ${sorts.join(', ')}`] : lines;
}

const shown = (plan: Plan, writer: Writer): string[] =>
  plan.columns.map(
    ({ expression }, index) => `${writer.write(expression)} as ${writer.dialect.identifier(`c${index}`)}`,
  );

/**
 * Rows with what they are ordered by, as `s0`, `s1`… The place they are resumed from is found by the engine, so that no value of it leaves:
 * the rows are those whose keys come after the keys of that row, null by null.
 */
function soughtRows(plan: Plan, { after }: Seek, writer: Writer, from: () => string[]): string[] {
  const keys = plan.order.map((sort, index) => `${writer.write(sort.expression)} as ${sortKey(index)}`);
  const rows = (columns: readonly string[]) => [`select ${columns.join(', ')}`, ...from()].join('\n');
  const lines = [`select q.* from (\n${rows([...shown(plan, writer), ...keys])}\n) as q`];
  if (after !== undefined) {
    const place = writer.parameter(after, 'int');
    const last = sortKey(plan.order.length - 1);
    if (plan.order.length === 1) lines.push(`where q.${last} > ${place}`);
    else
      lines.push(
        `, (select * from (\n${rows(keys)}\n) as m where m.${last} = ${place}) as mark`,
        `where ${comesAfter(plan.order)}`,
      );
  }
  return [...lines, `order by ${plan.order.map((sort, index) => order(`q.${sortKey(index)}`, sort)).join(', ')}`];
}

const sortKey = (index: number): string => `s${index}`;

/** After the mark by the first key, or the same by it and after by the next. */
const comesAfter = (sorts: readonly Sort[]): string =>
  sorts.reduceRight((rest, { descending, nulls }, index) => {
    const [row, mark] = [`q.${sortKey(index)}`, `mark.${sortKey(index)}`];
    const [empty, value] = nulls === 'last' ? [row, mark] : [mark, row];
    const after = `${row} ${descending ? '<' : '>'} ${mark} or (${empty} is null and ${value} is not null)`;
    return rest === '' ? `(${after})` : `(${after} or (${row} is not distinct from ${mark} and ${rest}))`;
  }, '');

/** Whether every row of the table is counted, once. */
const isWhole = ({ grain, filters }: Plan): boolean => grain !== 'groups' && filters.length === 0;

function count(plan: Plan, dialect: Dialect): Statement {
  const writer = new Writer(plan, dialect);
  const name = dialect.identifier('count');
  if (plan.grain !== 'groups')
    return { sql: [`select count(*) as ${name}`, ...source(plan, writer)].join('\n'), parameters: writer.parameters };
  const keys = plan.keys.map((key, index) => `${writer.write(key.expression)} as ${dialect.identifier(`k${index}`)}`);
  const lines = [
    `select count(*) as ${name} from (`,
    `select distinct ${keys.join(', ')}`,
    ...source(plan, writer),
    ') as g',
  ];
  return { sql: lines.join('\n'), parameters: writer.parameters };
}

const groups = (plan: Plan, writer: Writer): string[] =>
  plan.keys.length > 0 ? [`group by ${plan.keys.map((key) => writer.write(key.expression)).join(', ')}`] : [];

const order = (written: string, { descending, nulls }: Sort): string =>
  `${written} ${descending ? 'desc' : 'asc'} nulls ${nulls}`;
