/** What `analyze` of API 1.0 computes of each group: the parameters `y.<serie>.func`, `.expr` and `.cumulative`. */
import { Refusal } from '../../errors.ts';
import type { Limits } from '../../limits.ts';
import { parseSelect, print } from '../../odsql/index.ts';
import { choice, flag, type RawParameters, refuse, text } from '../params.ts';

export interface Series {
  name: string;
  /** The figure as an expression of ODSQL; the variance for a standard deviation, which is its root. */
  figure: string;
  root: boolean;
  /** Each value is added to those before it. */
  cumulative: boolean;
}

/** The figures, of one expression. A standard deviation is that of the whole population. */
const FIGURES = {
  COUNT: () => 'count(*)',
  AVG: (of: string) => `avg(${of})`,
  SUM: (of: string) => `sum(${of})`,
  MIN: (of: string) => `min(${of})`,
  MAX: (of: string) => `max(${of})`,
  STDDEV: (of: string) => `avg((${of}) * (${of})) - avg(${of}) * avg(${of})`,
  SUMSQUARES: (of: string) => `sum((${of}) * (${of}))`,
} as const satisfies Record<string, (of: string) => string>;
type FigureName = keyof typeof FIGURES;
const NAMES = Object.keys(FIGURES) as FigureName[];

/** The series, in the order in which they are named. Refuses a request without any. */
export function parseSeries(raw: RawParameters, limits: Limits): Series[] {
  const names = Object.keys(raw).flatMap((parameter) => /^y\.(.+)\.func$/s.exec(parameter)?.[1] ?? []);
  if (names.length === 0)
    throw new Refusal('parameter', 'The parameter y.<serie>.func is missing.', {
      place: { column: 'y' },
      mend: `Add y.count.func=COUNT, or another one of ${NAMES.join(' ')} with y.<serie>.expr.`,
    });
  return names.map((name) => {
    if (name === 'x') refuse(`y.${name}.func`, name, 'another name is expected: x is the key of the groups');
    const parameter = `y.${name}.func`;
    const given = (text(raw, parameter) ?? '').toUpperCase();
    const func = choice({ [parameter]: given }, parameter, NAMES, 'COUNT');
    return {
      name,
      figure: FIGURES[func](func === 'COUNT' ? '' : readExpression(raw, name, limits)),
      root: func === 'STDDEV',
      cumulative: flag(raw, `y.${name}.cumulative`, false),
    };
  });
}

/** The value to sum up, which is read by the query language and written again: it stays one expression. */
function readExpression(raw: RawParameters, name: string, limits: Limits): string {
  const parameter = `y.${name}.expr`;
  const written = text(raw, parameter) ?? '';
  const expected = 'an expression over numeric fields, with + - * /, is expected';
  try {
    const [item, other] = parseSelect(written, limits);
    if (item?.kind === 'item' && item.alias === undefined && other === undefined) return print(item.expression);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(parameter, written, expected, error.message);
  }
  return refuse(parameter, written, expected);
}
