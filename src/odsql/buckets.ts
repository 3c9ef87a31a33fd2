/** `range(…)`: a value → the label of its bucket, `[10, 50[`. Groups are made and sorted by the bucket, not by its label. */
import { LIMITS } from '../limits.ts';
import { boundText, toLocal } from '../zone.ts';
import type { Call, Node } from './ast.ts';
import { localTime } from './compare-time.ts';
import { type Application, call, type Expression, isMany, isNumber, isTime, value } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { coerce, inUtc, type Literal, literalOf, periodOf, timeValue } from './literal.ts';
import { lookUp, refuse, type Scope, typed } from './scope.ts';

type Step = Node;

/** Units of a width in time: milliseconds, or whole months from the start of the calendar unit. Case counts. */
const UNITS: readonly { names: string; milliseconds?: number; months?: number; calendar?: string }[] = [
  { names: 'ms millisecond milliseconds', milliseconds: 1 },
  { names: 's second seconds', milliseconds: 1000 },
  { names: 'm minute minutes', milliseconds: 60_000 },
  { names: 'h hour hours', milliseconds: 3_600_000 },
  { names: 'd day days', milliseconds: 86_400_000 },
  { names: 'w week weeks', milliseconds: 7 * 86_400_000, calendar: 'week' },
  { names: 'M month months', months: 1, calendar: 'month' },
  { names: 'q quarter quarters', months: 3, calendar: 'quarter' },
  { names: 'y year years', months: 12, calendar: 'year' },
];

/** A width in time beyond a thousand years puts everything in one bucket. */
const WIDEST = 1000 * 366 * 86_400_000;

/** The bucket of a call to `range`. Refuses bounds that do not grow and widths that are not above zero. */
export function resolveRange(node: Call, scope: Scope): Expression {
  const [field, ...steps] = node.arguments;
  const first = steps[0];
  if (field?.kind !== 'name' || first === undefined)
    throw refuse(scope, node, 'range() expects a field and its steps.', { expected: FUNCTIONS.get('range')!.usage });
  const subject = lookUp(scope, field.name, field);
  if (isMany(subject) || (!isNumber(subject.type) && !isTime(subject.type)))
    throw refuse(scope, field, 'range() only supports numeric or date expression.', { value: field.name });
  if (first.kind === 'call' && first.name === 'equi') return staticRange(subject, equalSteps(first, scope), scope);
  if (steps.length > 1) return staticRange(subject, steps, scope);
  return isNumber(subject.type) ? numberRange(subject, first, scope) : timeRange(subject, first, scope);
}

const bucketLabel = (bucket: Expression, label: Application): Expression => ({ ...label, bucket });

function numberRange(subject: Expression, step: Step, scope: Scope): Expression {
  const width = literalOf(step);
  const amount = width?.of === 'number' ? Number(width.text) : Number.NaN;
  if (!(amount > 0 && amount < 1e15)) throw badStep(step, scope, 'a width above zero');
  const size = value('double', amount);
  const index = call('width_index', 'double', subject, size);
  const format = value('text', `%.${decimalsOf(amount)}f`);
  const bound = (position: Expression): Expression =>
    call('format_number', 'text', format, call('multiply', 'double', position, size));
  return bucketLabel(index, brackets(bound(index), bound(call('add', 'double', index, value('double', 1)))));
}

/** Decimals that write a number whole, fifteen at most. */
const decimalsOf = (amount: number): number =>
  [...Array(15).keys()].find((places) => Number(amount.toFixed(places)) === amount) ?? 15;

function timeRange(subject: Expression, step: Step, scope: Scope): Expression {
  const unit = step.kind === 'quantity' ? UNITS.find(({ names }) => names.split(' ').includes(step.unit)) : undefined;
  const count = step.kind === 'quantity' && /^\d+$/.test(step.lexeme) ? Number(step.lexeme) : 0;
  if (unit === undefined || count < 1 || count * (unit.milliseconds ?? 1) > WIDEST)
    throw badStep(step, scope, 'a whole number and a unit, such as 1 day or 6 hours');
  if (unit.calendar !== undefined && count > 1)
    throw badStep(step, scope, `1 ${unit.calendar}: multiples are not supported`);
  const local = localTime(subject.type === 'date' ? call('midnight', 'datetime', subject) : subject, scope);
  const milliseconds = value('int', count * (unit.milliseconds ?? 0));
  const start =
    unit.calendar === undefined
      ? call('bucket_time', 'datetime', local, milliseconds)
      : call('truncate_time', 'datetime', value('text', unit.calendar), local);
  const end =
    unit.months === undefined
      ? call('add_time', 'datetime', start, milliseconds)
      : call('add_months', 'datetime', start, value('int', unit.months));
  return bucketLabel(start, brackets(timeLabel(start, scope), timeLabel(end, scope)));
}

const timeLabel = (local: Expression, { setting: { timezone } }: Scope): Expression =>
  timezone === 'UTC'
    ? call('instant_label', 'text', local)
    : call('offset_label', 'text', local, value('text', timezone));

const brackets = (low: Expression, high: Expression): Application =>
  call('concat', 'text', value('text', '['), low, value('text', ', '), high, value('text', '['));

/** `*, 10, 50, *`: the lower bound is in, the upper one is out. What is in no bucket has the bucket null. */
function staticRange(subject: Expression, steps: readonly Step[], scope: Scope): Expression {
  const openLow = steps[0]!.kind === 'star';
  const openHigh = steps.at(-1)!.kind === 'star';
  const bounds = steps.slice(openLow ? 1 : 0, openHigh ? -1 : undefined).map((step) => boundOf(subject, step, scope));
  if (bounds.length === 0) throw badStep(steps[0]!, scope, 'at least one bound');
  const late = bounds.findIndex((bound, index) => index > 0 && !(bound.position > bounds[index - 1]!.position));
  if (late > 0) throw badStep(steps[late + (openLow ? 1 : 0)]!, scope, 'bounds that grow');
  const labels = [openLow ? '*' : undefined, ...bounds.map((bound) => bound.label), openHigh ? '*' : undefined];
  const numbers: Expression[] = [];
  const named: Expression[] = [];
  for (let index = 0; index + 1 < labels.length; index++) {
    const [low, high] = [labels[index], labels[index + 1]];
    const inside = low !== undefined && high !== undefined;
    if (inside) named.push(value('text', `[${low}, ${high}[`));
    numbers.push(value('int', inside ? named.length : null));
  }
  if (named.length === 0) throw badStep(steps[0]!, scope, 'at least two bounds');
  const pairs = bounds.flatMap((bound, index) => [bound.value, numbers[index]!]);
  const bucket = call('step_index', 'int', subject, ...pairs, numbers.at(-1)!);
  return bucketLabel(bucket, call('pick', 'text', bucket, ...named));
}

/** `equi(4, 0, 100)`: the bounds of four buckets of one width. */
function equalSteps(node: Call, scope: Scope): Step[] {
  const [count, low, high] = node.arguments.map((argument) => Number(literalOf(argument)?.text));
  const whole = node.arguments.length === 3 && Number.isInteger(count) && count! >= 1 && count! < LIMITS.clause_items;
  if (!whole || !(low! < high!)) throw badStep(node, scope, 'equi(buckets, lowest, highest)');
  return Array.from({ length: count! + 1 }, (_, index) => {
    const bound = low! + ((high! - low!) * index) / count!;
    const lexeme = String(Number(Math.abs(bound).toPrecision(15)));
    const number: Step = { kind: 'number', lexeme, span: node.span };
    return bound < 0 ? { kind: 'sign', sign: '-', operand: number, span: node.span } : number;
  });
}

/** A bound as a value, as it shows, and as a number to put bounds in order. */
function boundOf(
  subject: Expression,
  step: Step,
  scope: Scope,
): { value: Expression; label: string; position: number } {
  const literal = literalOf(step);
  if (literal === undefined) throw badStep(step, scope, 'a number or a date');
  if (isNumber(subject.type))
    return { value: coerce(literal, subject.type, scope), label: literal.text, position: Number(literal.text) };
  return timeBound(subject, literal, scope);
}

function timeBound(subject: Expression, literal: Literal, scope: Scope): ReturnType<typeof boundOf> {
  const { timezone } = scope.setting;
  const period = periodOf(literal, scope);
  const instant = inUtc(period, timezone).start;
  const local = period.zoned ? toLocal(instant, timezone) : period.start;
  const type = subject.type === 'date' ? 'date' : 'datetime';
  return {
    value: timeValue(type, type === 'date' ? local : instant),
    label: boundText(local, timezone),
    position: instant,
  };
}

const badStep = (step: Step, scope: Scope, expected: string): Error =>
  refuse(scope, step, `Invalid range step: ${typed(scope, step)}.`, { value: typed(scope, step), expected });
