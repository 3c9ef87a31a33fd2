import { CODES } from './codes.ts';
import type { Problem } from './problem.ts';
import type { EdofReport, LevelCounts } from './report.ts';
import type { Language } from './words.ts';

/** The three levels, by the same names in both languages. */
const LEVELS = ['formations', 'actions', 'sessions'];

/** The fixed words of a report. */
const PHRASES = {
  en: {
    error: 'error  ',
    warning: 'warning',
    line: 'line',
    found: 'Found:',
    expected: 'Expected:',
    fix: 'Fix:',
    declared: 'declared',
    undeclared: 'no encoding declared',
    unknown: 'unknown dialect',
    accepted: 'Accepted',
    refused: 'Refused',
    written: 'Written:',
    leftOut: 'Left out:',
    more: (count: number, code: string) => `${count} more of ${code} not listed`,
    totals: (errors: number, warnings: number) => `errors ${errors}, warnings ${warnings}`,
  },
  fr: {
    error: 'erreur ',
    warning: 'alerte ',
    line: 'ligne',
    found: 'Trouvé :',
    expected: 'Attendu :',
    fix: 'Correction :',
    declared: 'déclaré',
    undeclared: 'aucun encodage déclaré',
    unknown: 'dialecte inconnu',
    accepted: 'Accepté',
    refused: 'Refusé',
    written: 'Écrit :',
    leftOut: 'Écarté :',
    more: (count: number, code: string) => `${count} autres ${code} non listés`,
    totals: (errors: number, warnings: number) => `erreurs ${errors}, alertes ${warnings}`,
  },
} as const;

/** A report as people read it: what the file is, one line per problem, what was done. */
export function renderReport(report: EdofReport, lang: Language = 'en'): string {
  const say = PHRASES[lang];
  const { counts, encoding, errors, warnings } = report;
  const levels = ({ trainings, actions, sessions }: LevelCounts) =>
    [trainings, actions, sessions].map((count, index) => `${LEVELS[index]} ${count}`).join(', ');
  const declared = encoding.declared === null ? say.undeclared : `${say.declared} ${encoding.declared}`;
  const met = { trainings: counts.formations, actions: counts.actions, sessions: counts.sessions };
  return [
    `${report.file}: ${report.dialect?.toUpperCase() ?? say.unknown}, ${encoding.read} (${declared}), ${levels(met)}`,
    ...report.problems.map((problem) => renderProblem(problem, lang)),
    ...unlisted(report).map(([code, count]) => say.more(count, code)),
    `${report.accepted ? say.accepted : say.refused} (${say.totals(errors, warnings)}). ${say.written} ${levels(counts.written)}. ${say.leftOut} ${levels(counts.leftOut)}.`,
  ].join('\n');
}

function renderProblem(problem: Problem, lang: Language): string {
  const say = PHRASES[lang];
  const { code, severity, path, numero, line, value, expected, fix } = problem;
  const numbers = [numero.formation, numero.action, numero.session].filter((number) => number !== undefined);
  const place = [
    line === null ? '' : `${say.line} ${line}`,
    path,
    numbers.length === 0 ? '' : `(${numbers.join(' › ')})`,
  ].filter((part) => part !== '');
  return [
    `${say[severity]} ${code}`,
    place.length === 0 ? '' : `${place.join(' ')}:`,
    CODES[code].is[lang],
    value === null ? '' : `${say.found} ${JSON.stringify(value)}.`,
    expected === null ? '' : `${say.expected} ${expected[lang]}.`,
    `${say.fix} ${fix[lang]}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Codes with more problems than were kept, with the number of the others. */
function unlisted({ problems, problemCounts }: EdofReport): [code: string, count: number][] {
  const listed = Map.groupBy(problems, ({ code }) => code);
  return Object.entries(problemCounts)
    .map(([code, count]): [string, number] => [code, count - (listed.get(code as Problem['code'])?.length ?? 0)])
    .filter(([, count]) => count > 0);
}
