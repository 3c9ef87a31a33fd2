/** The disclosure report as one page of HTML in one language: the same facts as the JSON. */
import type { Column, Text } from '../../datasets/index.ts';
import {
  type Cell,
  code,
  escaped,
  figures,
  Html,
  type Language,
  mark,
  number,
  percent,
  renderReportPage,
  table,
} from '../../releases/report-html.ts';
import type { DisclosureReport } from './report.ts';
import { sayPolicy, WORDS } from './words.ts';

type Section = (report: DisclosureReport, language: Language, columns: readonly Column[]) => string;

/** Names of the report, below the address of its release. */
export const DISCLOSURE_FILES = {
  json: 'disclosure.json',
  fr: 'disclosure.fr.html',
  en: 'disclosure.en.html',
} as const;

const words = (language: Language, names: readonly (keyof typeof WORDS)[]): string[] =>
  names.map((name) => WORDS[name][language]);
const list = (names: readonly string[]): Html => new Html(names.map((name) => code(name).text).join(', '));
const share = (part: number, whole: number, language: Language): string =>
  percent(whole === 0 ? 0 : part / whole, language);
const counted = (part: number, whole: number, language: Language): Html =>
  figures(`${number(part, language)} (${share(part, whole, language)})`);

/** A published value, after its English reading on an English page. */
function read(columns: readonly Column[], name: string | undefined, value: string, language: Language): string {
  const reading = columns.find((column) => column.name === name)?.readings?.[value];
  return language === 'fr' || reading === undefined ? value : `${reading} (${value})`;
}

const reasons: Section = (report, language, columns) =>
  table(
    WORDS.reasons[language],
    words(language, ['reason', 'rows']),
    report.reasons.map(({ reason, rows }) => [
      read(columns, report.policy?.reason_column, reason, language),
      figures(number(rows, language)),
    ]),
    WORDS.none[language],
  );

const checks: Section = (report, language) =>
  table(
    WORDS.checks[language],
    words(language, ['promise', 'broken']),
    report.checks.map(({ means, broken }) => [means[language], mark(number(broken, language), broken === 0)]),
    WORDS.none[language],
  );

const standsFor: Section = (report, language) =>
  report.stands_for.length === 0
    ? ''
    : `${table(
        WORDS.standsFor[language],
        words(language, ['measure', 'published', 'least', 'most', 'ofTotal']),
        report.stands_for.map(({ measure, published, least, most, least_share, most_share }) => [
          code(measure),
          figures(number(published, language)),
          figures(number(least, language)),
          most === null ? WORDS.unbounded[language] : figures(number(most, language)),
          figures(
            most_share === null
              ? `≥ ${percent(least_share, language)}`
              : `${percent(least_share, language)} – ${percent(most_share, language)}`,
          ),
        ]),
        WORDS.none[language],
      )}<p>${escaped(WORDS.standsForNote[language])}</p>`;

const notTold: Section = (report, language) =>
  report.not_told.length === 0
    ? ''
    : table(
        WORDS.notTold[language],
        words(language, ['what', 'why']),
        report.not_told.map(({ what, why }) => [what[language], why[language]]),
        WORDS.none[language],
      );

const leftOpen: Section = (report, language) =>
  `<section><h2>${escaped(WORDS.leftOpen[language])}</h2>\n<ul>${report.limits
    .map((limit) => `<li>${escaped(limit[language])}</li>`)
    .join('\n')}</ul></section>`;

const spread: Section = (report, language, columns) =>
  report.spread
    .map(({ column, title, values, left_out }) => {
      const told = table(
        `${WORDS.spread[language]} ${lowered(title, language)}`,
        words(language, ['value', 'rows', 'masked', 'share']),
        values.map(({ value, rows, masked }): Cell[] => [
          value === null ? WORDS.empty[language] : read(columns, column, value, language),
          figures(number(rows, language)),
          figures(number(masked, language)),
          figures(share(masked, rows, language)),
        ]),
        WORDS.none[language],
      );
      return left_out === 0
        ? told
        : `${told}<p>${escaped(`${WORDS.leftOut[language]} ${number(left_out, language)}`)}</p>`;
    })
    .join('\n');

const lowered = (title: Text, language: Language): string =>
  title[language].charAt(0).toLocaleLowerCase(language) + title[language].slice(1);

const SECTIONS: readonly Section[] = [checks, reasons, standsFor, notTold, leftOpen, spread];

/** The page. A dataset without masking says why, and no more. */
export function renderDisclosurePage(report: DisclosureReport, columns: readonly Column[], language: Language): string {
  const { policy, unmasked, rows } = report;
  const rule: [keyof typeof WORDS, Cell][] =
    policy === null
      ? [
          ['policy', WORDS.noMasking[language]],
          ['why', (unmasked ?? WORDS.notSaid)[language]],
          ['rows', figures(number(rows.total, language))],
        ]
      : [
          ['policy', sayPolicy(policy.fewest_holders)[language]],
          ['counted', code(policy.holders)],
          ['measures', list(policy.measures)],
          ['reasonColumn', code(policy.reason_column)],
          ['rows', figures(number(rows.total, language))],
          ['whole', counted(rows.whole, rows.total, language)],
          ['masked', counted(rows.masked, rows.total, language)],
        ];
  const facts: [keyof typeof WORDS, Cell][] = [
    ['release', code(`${report.dataset}@${report.version}`)],
    ['asOf', report.as_of],
    ...rule,
  ];
  return renderReportPage(
    {
      title: `${WORDS.report[language]} – ${report.title[language]}`,
      files: DISCLOSURE_FILES,
      facts: facts.map(([name, value]) => [WORDS[name][language], value]),
      sections: policy === null ? [] : SECTIONS.map((section) => section(report, language, columns)),
    },
    language,
  );
}
