/** The step that chooses the columns of the answer. */
import { hasAggregate } from './aggregates.ts';
import type { Item, Pattern, Span } from './ast.ts';
import type { Field } from './catalog.ts';
import { contains, type Expression, fingerprint, isAggregate } from './expression.ts';
import { nameOf } from './groups.ts';
import type { GroupKey, Plan, PlanColumn } from './plan.ts';
import type { Request } from './request.ts';
import { resolve } from './resolve.ts';
import { columnOf, NO_NAMES, refuse, type Scope } from './scope.ts';

/** Adds the columns, and finds that there is one row in all when every one of them is a figure. */
export function chooseColumns(made: Plan, request: Request): Plan {
  const text = request.query.select ?? '';
  const names = new Map(made.keys.filter((key) => key.aliased).map((key) => [key.name, key.shown]));
  const scope: Scope = { setting: request.setting, clause: 'select', text, names, aggregates: true };
  if (made.keys.length > 0) return { ...made, columns: groupColumns(made, request, scope) };
  const columns = rowColumns(request, { ...scope, names: NO_NAMES });
  const total =
    columns.some((column) => hasAggregate(column.expression)) && columns.every((column) => isFigure(column.expression));
  return { ...made, grain: total ? 'total' : 'rows', columns };
}

/** Made of aggregates and values, with no column outside an aggregate. */
const isFigure = (expression: Expression): boolean =>
  expression.kind === 'value' ||
  (expression.kind === 'call' && (isAggregate(expression.operation) || expression.arguments.every(isFigure)));

const column = (key: string, expression: Expression): PlanColumn => {
  const field = expression.kind === 'column' || expression.kind === 'element' ? expression.field : undefined;
  return { key, expression, type: expression.type, ...(field === undefined ? {} : { field }) };
};

const fieldColumn = (field: Field): PlanColumn => column(field.name, columnOf(field));

/** The items in order. Of two with one name the last one stands, in the place of the first. */
function rowColumns({ select, setting }: Request, scope: Scope): PlanColumn[] {
  const all = setting.catalog.fields.filter(({ computed }) => computed === undefined);
  let chosen = new Map<string, PlanColumn>();
  const add = (added: PlanColumn): void => void chosen.set(added.key, added);
  for (const item of select) {
    if (item.kind === 'item') add(itemColumn(item, scope));
    else if (item.mode !== 'exclude') for (const field of matching(all, item)) add(fieldColumn(field));
    else {
      if (chosen.size === 0) for (const field of all) add(fieldColumn(field));
      const excluded = new Set(matching(all, item).map((field) => field.name));
      chosen = new Map([...chosen].filter(([key]) => !excluded.has(key)));
    }
  }
  if (chosen.size > 0) return [...chosen.values()];
  if (select.length === 0) return all.map(fieldColumn);
  throw refuse(scope, select[0]!, 'No field is selected.');
}

function matching(fields: readonly Field[], pattern: Pattern): readonly Field[] {
  if (pattern.mode === 'all') return fields;
  return fields.filter((field) =>
    pattern.names.some((name) =>
      name.endsWith('*')
        ? field.name.startsWith(name.slice(0, -1))
        : field.name === name || field.aliases?.includes(name),
    ),
  );
}

const itemColumn = (item: Item, scope: Scope): PlanColumn =>
  column(item.alias ?? nameOf(item), resolve(item.expression, scope));

/** The keys that the select does not show come first: a group is never shown without its keys. */
function groupColumns({ keys }: Plan, { select }: Request, scope: Scope): PlanColumn[] {
  const chosen = new Map<string, PlanColumn>();
  for (const item of select) {
    if (item.kind === 'pattern') {
      if (item.mode === 'all') continue;
      throw refuse(scope, item, `${item.mode}() is not allowed with group_by.`);
    }
    const added = groupColumn(item, keys, scope);
    chosen.set(added.key, added);
  }
  const shown = [...chosen.values()];
  const missing = keys.filter((key) => !shown.some((one) => shows(one, key)));
  return [...missing.filter((key) => !chosen.has(key.name)).map((key) => column(key.name, key.shown)), ...shown];
}

const shows = (one: PlanColumn, key: GroupKey): boolean =>
  fingerprint(one.expression) === fingerprint(key.shown) && (!key.aliased || key.name === one.key);

function groupColumn(item: Item, keys: readonly GroupKey[], scope: Scope): PlanColumn {
  const made = itemColumn(item, scope);
  const element = keys.find(
    ({ shown }) => shown.kind === 'element' && made.field !== undefined && shown.field === made.field,
  );
  if (element !== undefined) return column(made.key, element.shown);
  checkGrouped(made.expression, keys, item, scope);
  return made;
}

/** A column outside an aggregate must be part of a key: elsewhere a group has many values of it. */
export function checkGrouped(
  expression: Expression,
  keys: readonly GroupKey[],
  at: { span: Span },
  scope: Scope,
): void {
  const known = new Set(keys.flatMap((key) => [fingerprint(key.expression), fingerprint(key.shown)]));
  const loose = (part: Expression): string | undefined => {
    if (known.has(fingerprint(part)) || part.kind === 'value' || part.kind === 'element' || part.kind === 'relation')
      return undefined;
    if (part.kind === 'column') return part.field?.name ?? part.column;
    if (isAggregate(part.operation) || part.operation === 'shuffle') return undefined;
    return part.arguments.map(loose).find((name) => name !== undefined);
  };
  const name = loose(expression);
  if (name === undefined) return;
  throw refuse(scope, at, `Field ${name} must be in group_by or in an aggregation.`, {
    value: name,
    expected: `one of ${keys.map((key) => key.name).join(', ')}, or an aggregate such as count(*)`,
  });
}

/** Whether an expression can differ from one row of the answer to another. */
export const varies = (expression: Expression): boolean =>
  contains(expression, (part) =>
    part.kind === 'call' ? isAggregate(part.operation) || part.operation === 'shuffle' : part.kind !== 'value',
  );
