/** The quality report as one page of HTML, whole and without script, in one language: the same facts as the JSON. */
import { QUALITY_FILES, type QualityReport, type ValueCount } from '../../releases/quality.ts';
import {
  type Cell,
  code,
  escaped,
  figures,
  type Language,
  mark,
  number,
  percent,
  renderReportPage,
  table,
} from '../../releases/report-html.ts';
import { bounds, figure, nameMoved } from './sentence.ts';
import { ORIGINS, RESULTS, WORDS } from './words.ts';

type Section = (report: QualityReport, language: Language) => string;

const words = (language: Language, names: readonly (keyof typeof WORDS)[]): string[] =>
  names.map((name) => WORDS[name][language]);

/** A figure of a column; years are not written as quantities. */
const shownFigure = (
  value: number | string | null | undefined,
  unit: string | undefined,
  language: Language,
): string =>
  value == null ? '' : typeof value === 'number' && unit !== 'year' ? number(value, language) : String(value);

/** Values with their counts, on one line. */
const listed = (values: readonly ValueCount[], unit: string | undefined, language: Language): string =>
  values.map(({ value, rows }) => `${shownFigure(value, unit, language)} (${number(rows, language)})`).join(' · ');

const movements: Section = ({ comparison }, language) => {
  const none = comparison === null ? WORDS.first : WORDS.notJudged;
  const elapsed = comparison?.judged === true && comparison.periods > 1 ? WORDS.elapsed[language] : undefined;
  const since =
    comparison === null
      ? ''
      : ` (${comparison.with}${elapsed === undefined ? '' : `, ${elapsed} ${comparison.periods}`})`;
  const caption = `${WORDS.movements[language]}${since}`;
  const rows = (comparison?.movements ?? []).map((moved) => [
    nameMoved(moved, language),
    figures(figure(moved, moved.before, language)),
    figures(figure(moved, moved.after, language)),
    figures(bounds(moved, language)),
    mark(WORDS[moved.within ? 'passed' : 'failed'][language], moved.within),
  ]);
  const note =
    comparison === null || rows.length === 0 ? undefined : comparison.judged ? comparison.why : WORDS.notJudged;
  const header = words(language, ['figure', 'before', 'after', 'allowed', 'within']);
  return `${table(caption, header, rows, none[language])}${note === undefined ? '' : `<p>${escaped(note[language])}</p>`}`;
};

const checks: Section = (report, language) =>
  table(
    WORDS.checks[language],
    words(language, ['check', 'means', 'holds', 'found']),
    report.checks.map(({ name, means, passed, advisory, found }) => [
      code(name),
      means[language],
      mark(WORDS[passed ? 'passed' : advisory === true ? 'warning' : 'failed'][language], passed),
      found?.[language] ?? '',
    ]),
    WORDS.none[language],
  );

const dispositions: Section = (report, language) =>
  table(
    WORDS.dispositions[language],
    words(language, ['source', 'reason', 'means', 'rows', 'share']),
    report.dispositions.flatMap(({ source, rows, counts }) =>
      counts.map((one) => [
        code(source),
        code(one.reason),
        one.means[language],
        figures(number(one.rows, language)),
        figures(percent(rows === 0 ? 0 : one.rows / rows, language)),
      ]),
    ),
    WORDS.none[language],
  );

const columns: Section = (report, language) =>
  `${table(
    WORDS.columns[language],
    words(language, ['column', 'filled', 'distinct', 'range', 'mean', 'frequent']),
    report.columns.map(({ name, unit, fill_rate, distinct, min, max, mean, values }) => [
      code(name),
      figures(percent(fill_rate, language)),
      figures(number(distinct, language)),
      figures(min == null ? '' : `${shownFigure(min, unit, language)} – ${shownFigure(max, unit, language)}`),
      figures(unit === 'year' ? '' : shownFigure(mean, unit, language)),
      listed(values, unit, language),
    ]),
    WORDS.none[language],
  )}<p>${escaped(WORDS.columnsNote[language])}</p>`;

const codes: Section = (report, language) =>
  table(
    WORDS.codes[language],
    words(language, ['column', 'list', 'rows', 'unknown', 'allowed', 'frequent']),
    report.codes.map(({ column, list, judged, rows, unknown, most, values }): Cell[] => [
      code(column),
      list,
      figures(number(rows, language)),
      judged ? figures(number(unknown, language)) : WORDS.absentList[language],
      figures(`≤ ${percent(most, language)}`),
      listed(values, undefined, language),
    ]),
    WORDS.none[language],
  );

const outliers: Section = (report, language) =>
  table(
    WORDS.outliers[language],
    words(language, ['column', 'plausible', 'below', 'above', 'furthest', 'why']),
    report.outliers.map(({ column, least, most, below, above, furthest, why }) => [
      code(column),
      figures(`${number(least, language)} – ${number(most, language)}`),
      figures(number(below, language)),
      figures(number(above, language)),
      furthest.map(({ value, key }) => `${number(value, language)} [${Object.values(key).join(', ')}]`).join(' · '),
      why[language],
    ]),
    WORDS.none[language],
  );

const sources: Section = (report, language) =>
  table(
    WORDS.sources[language],
    [...words(language, ['source', 'rows']), 'SHA-256'],
    report.sources.map(({ file, rows, sha256 }) => [code(file), figures(number(rows, language)), code(sha256)]),
    WORDS.none[language],
  );

const SECTIONS: readonly Section[] = [movements, checks, dispositions, columns, codes, outliers, sources];

/** The page. */
export function renderPage(report: QualityReport, language: Language): string {
  const facts: [keyof typeof WORDS, Cell][] = [
    ['release', code(`${report.dataset}@${report.version}`)],
    ['result', mark(RESULTS[report.result][language], report.result === 'published')],
    ...(report.accepted === undefined
      ? []
      : [['accepted', `${report.accepted.at} : ${report.accepted.reason}`] as [keyof typeof WORDS, Cell]]),
    ['rows', figures(number(report.rows, language))],
    ['masked', figures(number(report.masked_rows, language))],
    ['asOf', report.as_of],
    ['madeAt', report.created_at],
    ['origin', ORIGINS[report.origin][language]],
    ['software', report.software],
  ];
  return renderReportPage(
    {
      title: `${WORDS.report[language]} – ${report.title[language]}`,
      files: QUALITY_FILES,
      facts: facts.map(([name, value]) => [WORDS[name][language], value]),
      sections: SECTIONS.map((section) => section(report, language)),
    },
    language,
  );
}
