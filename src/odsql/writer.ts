/** Expressions → SQL, and the values of a request → its parameters. */
import type { ParameterValue, QuickKey } from './catalog.ts';
import type { Dialect } from './dialect.ts';
import { type Application, type Expression, isAggregate } from './expression.ts';
import type { Plan } from './plan.ts';

/** The table as `r`, one more row per value of a multivalued key, and the filters. */
export function source(plan: Plan, writer: Writer): string[] {
  const filters = plan.filters.map((filter) => writer.write(filter));
  return [
    `from ${plan.table} as r`,
    ...writer.elements.map((column, index) => writer.dialect.perElement(writer.column(column), `e${index}`, 'v')),
    ...(filters.length > 0 ? [`where ${filters.join(' and ')}`] : []),
  ];
}

/** Writes expressions and numbers their values. One value in one type is one parameter, so that a group key reads the same wherever it stands. */
export class Writer {
  readonly dialect: Dialect;
  readonly parameters: ParameterValue[] = [];
  /** Multivalued columns that the plan groups by. */
  readonly elements: readonly string[];
  readonly #plan: Plan;
  #windowed: boolean;
  readonly #positions = new Map<string, number>();

  constructor(plan: Plan, dialect: Dialect) {
    this.dialect = dialect;
    this.#windowed = plan.grain === 'rows';
    this.#plan = plan;
    this.elements = [...new Set(plan.keys.flatMap(({ shown }) => (shown.kind === 'element' ? [shown.column] : [])))];
  }

  write(expression: Expression): string {
    if (expression.kind === 'column') return expression.field?.computed ?? this.column(expression.column);
    if (expression.kind === 'element') return `e${this.elements.indexOf(expression.column)}.v`;
    if (expression.kind === 'relation') return expression.sql;
    if (expression.kind === 'value') return this.parameter(expression.value, expression.type);
    if (this.#windowed && expression.operation === 'hull') return this.#once(expression);
    const operation = this.dialect.operations[expression.operation];
    const [first, ...rest] = expression.arguments.map((part) => this.write(part));
    const quick = quickKey(expression);
    if (quick !== undefined) return this.#quickly(quick, rest, operation(first!, ...rest));
    if (expression.operation === 'in_shape')
      return this.dialect.amongThose(first!, `${this.#plan.table} as r`, (one) => operation(one, ...rest));
    const written = first === undefined ? operation() : operation(first, ...rest);
    return this.#windowed && isAggregate(expression.operation) ? this.dialect.overAll(written) : written;
  }

  /** The condition where the key says that it may be met: the engine then computes it for those rows alone. */
  #quickly({ ofRow, ofValue }: QuickKey, values: readonly string[], condition: string): string {
    const near = this.dialect.operations.in(ofRow, ...values.map(ofValue));
    return `case when ${near} then ${condition} else false end`;
  }

  /** A figure over all rows that is too dear to be made again beside each of them. */
  #once(figure: Expression): string {
    this.#windowed = false;
    const written = `(select ${this.write(figure)} ${source(this.#plan, this).join(' ')})`;
    this.#windowed = true;
    return written;
  }

  column(name: string): string {
    return `r.${this.dialect.identifier(name)}`;
  }

  parameter(value: ParameterValue, type: Parameters<Dialect['parameter']>[1]): string {
    const same = `${type} ${typeof value} ${value}`;
    const known = this.#positions.get(same);
    if (known !== undefined) return this.dialect.parameter(known, type);
    this.parameters.push(value);
    this.#positions.set(same, this.parameters.length);
    return this.dialect.parameter(this.parameters.length, type);
  }
}

/** The quick key of a condition that a field equals values. */
function quickKey({ operation, arguments: [field, ...others] }: Application): QuickKey | undefined {
  const equality = (operation === 'equal' || operation === 'in') && others.every(({ kind }) => kind === 'value');
  return equality && field?.kind === 'column' ? field.field?.quick : undefined;
}
