/** What became of the files validated each year: finished, cancelled, or still open. */
import type { Lang, Row } from '../../api/types.ts';
import { groupPath } from '../../state/query.ts';
import type { Chart } from '../chart.ts';
import { chartColumn, fieldOf } from '../measures.ts';
import { perimeterOf, periodWords } from '../perimeter.ts';
import { type Outcome, outcomeOf } from '../statuses.ts';
import { type ChartTable, showPercent } from '../table.ts';
import { WORDS } from '../words.ts';

const YEAR = 'annee_de_validation';
const STATUS = 'statut_dossier';
const FILES = 'nb_dossiers';
const OUTCOME = 'issue';
const ORDER: readonly Outcome[] = ['finished', 'cancelled', 'open'];

/** The last year whose files have had twelve months at least to come to their end. */
export const lastSettledYear = (asOf: string): number => Number(asOf.slice(0, 4)) - (asOf.slice(5) === '12-31' ? 1 : 2);

export const outcomes: Chart = {
  ask: ({ dataset, selection }) => [
    groupPath(dataset, selection, {
      select: `sum(${FILES}) as ${FILES}`,
      group_by: `${YEAR}, ${STATUS}`,
      order_by: YEAR,
      limit: 1000,
    }),
  ],
  tell: ([answer], view) => {
    const { lang, dataset } = view;
    const words = WORDS[lang].outcomes;
    const years = [...new Set(answer!.results.map((row) => Number(row[YEAR])))];
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined || years.length < 2) return null;
    const settled = lastSettledYear(dataset.metas.opencpf.as_of);
    const shown = years.includes(settled) ? settled : first;
    const table: ChartTable = {
      columns: [
        { key: YEAR, title: words.year, kind: 'date' },
        { key: OUTCOME, title: words.outcome, kind: 'text' },
        chartColumn(fieldOf(view, FILES), lang),
      ],
      rows: years.flatMap((year) => rowsOf(answer!.results, year, lang)),
    };
    const finished = shareOf(answer!.results, shown, 'finished');
    return {
      title: words.finding(`${shown}`, showPercent(lang, finished)),
      subtitle: [words.subtitle, perimeterOf(view), periodWords(lang, `${first}`, `${last}`)].join(' · '),
      reading: words.reading(`${shown}`, showPercent(lang, shareOf(answer!.results, shown, 'cancelled'))),
      notes: last > settled ? [words.unfinished(`${settled + 1}`)] : [],
      table,
      drawing: {
        form: 'stack',
        x: YEAR,
        y: FILES,
        series: OUTCOME,
        normalised: true,
        ...(last > settled ? { unfinishedFrom: `${settled + 1}` } : {}),
      },
    };
  },
};

const filesOf = (rows: readonly Row[], year: number, outcome?: Outcome): number =>
  rows
    .filter((row) => row[YEAR] === year && (outcome === undefined || outcomeOf(`${row[STATUS]}`) === outcome))
    .reduce((sum, row) => sum + Number(row[FILES]), 0);

const shareOf = (rows: readonly Row[], year: number, outcome: Outcome): number =>
  (100 * filesOf(rows, year, outcome)) / filesOf(rows, year);

const rowsOf = (rows: readonly Row[], year: number, lang: Lang): readonly Row[] =>
  ORDER.map((outcome) => ({
    [YEAR]: `${year}`,
    [OUTCOME]: WORDS[lang].outcomes[outcome],
    [FILES]: filesOf(rows, year, outcome),
  }));
