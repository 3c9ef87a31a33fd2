/** Expression → SQL, with the values it speaks of. */
import type { ParameterValue, QuickKey } from './catalog.ts';
import type { Dialect } from './dialect.ts';
import { type Application, type Expression, isAggregate } from './expression.ts';
import type { Plan } from './plan.ts';

/** The quick key of a condition that a field equals values. */
function quickKey({ operation, arguments: [field, ...others] }: Application): QuickKey | undefined {
  const equality = (operation === 'equal' || operation === 'in') && others.every(({ kind }) => kind === 'value');
  return equality && field?.kind === 'column' ? field.field?.quick : undefined;
}

/** Writes expressions and numbers their values. One value in one type is one parameter, so that a group key reads the same wherever it stands. */
export class Writer {
  readonly dialect: Dialect;
  readonly parameters: ParameterValue[] = [];
  /** Multivalued columns that the plan groups by. */
  readonly elements: readonly string[];
  readonly #windowed: boolean;
  readonly #positions = new Map<string, number>();

  constructor(plan: Plan, dialect: Dialect) {
    this.dialect = dialect;
    this.#windowed = plan.grain === 'rows';
    this.elements = [...new Set(plan.keys.flatMap(({ shown }) => (shown.kind === 'element' ? [shown.column] : [])))];
  }

  write(expression: Expression): string {
    if (expression.kind === 'column') return expression.field?.computed ?? this.column(expression.column);
    if (expression.kind === 'element') return `e${this.elements.indexOf(expression.column)}.v`;
    if (expression.kind === 'relation') return expression.sql;
    if (expression.kind === 'value') return this.parameter(expression.value, expression.type);
    const parts = expression.arguments.map((part) => this.write(part));
    const operation = this.dialect.operations[expression.operation](...parts);
    const quick = quickKey(expression);
    const written = quick === undefined ? operation : this.#quickly(quick, parts.slice(1), operation);
    return this.#windowed && isAggregate(expression.operation) ? this.dialect.overAll(written) : written;
  }

  /** The condition where the key says that it may be met: the engine then computes it for those rows alone. */
  #quickly({ ofRow, ofValue }: QuickKey, values: readonly string[], condition: string): string {
    const near = this.dialect.operations.in(ofRow, ...values.map(ofValue));
    return `case when ${near} then ${condition} else false end`;
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
