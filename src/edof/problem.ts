import { LIMITS } from '../limits.ts';
import { CODES, type Code, type Severity } from './codes.ts';
import { type Element, enclosing, pathOf, stepOf } from './element.ts';
import { ownCopy, shorten } from './kept-text.ts';
import type { Words } from './words.ts';

/** One problem of a file: a line of its report. */
export interface Problem {
  readonly code: Code;
  readonly severity: Severity;
  /** `lheo/offres/formation[2]/action[1]/session[1]/periode/debut`; empty for the file as a whole. */
  readonly path: string;
  /** The provider's own numbers of the levels it stands in. */
  readonly numero: { readonly formation?: string; readonly action?: string; readonly session?: string };
  /** From 1; null when the problem has no line of its own. */
  readonly line: number | null;
  /** What was found, shortened; null when there is nothing, or when it says who somebody is. */
  readonly value: string | null;
  readonly expected: Words | null;
  readonly fix: Words;
}

/** A problem as the rules find it. */
export interface Finding {
  readonly code: Code;
  /** The element at fault, or the parent of what is missing. */
  readonly at: Element;
  /** Key of the child that is missing, or `@name` of the attribute. */
  readonly missing?: string;
  readonly value?: string | undefined;
  readonly expected?: Words;
}

/** A problem of the file as a whole, or of a place above the formations. */
export interface FileFinding {
  readonly code: Code;
  readonly path?: string;
  readonly line?: number;
  readonly value?: string | undefined;
  readonly expected?: Words;
}

/** The problems of one file: all are counted, the first of each code are kept (`edof_problems_per_code`). */
export class Problems {
  readonly kept: Problem[] = [];
  readonly counts = new Map<Code, number>();
  readonly totals: Record<Severity, number> = { error: 0, warning: 0 };

  add(finding: Finding): void {
    this.#count(finding.code, () => ({
      path: ownCopy(pathOf(finding.at) + (finding.missing === undefined ? '' : `/${stepOf(finding.missing)}`)),
      numero: numbersOf(finding.at),
      line: finding.at.line,
      ...shown(finding),
    }));
  }

  addToFile(finding: FileFinding): void {
    this.#count(finding.code, () => ({
      path: ownCopy(finding.path ?? ''),
      numero: {},
      line: finding.line ?? null,
      ...shown(finding),
    }));
  }

  #count(code: Code, describe: () => Omit<Problem, 'code' | 'severity' | 'fix'>): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    const { severity, fix } = CODES[code];
    this.totals[severity]++;
    if (count <= LIMITS.edof_problems_per_code) this.kept.push({ code, severity, ...describe(), fix });
  }
}

const shown = ({ value, expected }: { value?: string | undefined; expected?: Words }) => ({
  value: value === undefined ? null : ownCopy(shorten(value)),
  expected: expected ?? null,
});

function numbersOf(element: Element): Problem['numero'] {
  const numero: { formation?: string; action?: string; session?: string } = {};
  for (const level of ['formation', 'action', 'session'] as const) {
    const number = enclosing(element, level)?.attributes.numero;
    if (number !== undefined) numero[level] = ownCopy(shorten(number));
  }
  return numero;
}
