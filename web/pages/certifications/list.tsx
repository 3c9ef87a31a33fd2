/** All certifications: a search, a ranking, and what is new, rising, falling. */
import { useQueries } from '@tanstack/react-query';
import { answer } from '../../api/client.ts';
import type { Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import { chartColumn, fieldOf, measureOf } from '../../charts/measures.ts';
import { yearsAt } from '../../charts/months.ts';
import { periodWords } from '../../charts/perimeter.ts';
import type { ChartTable } from '../../charts/table.ts';
import { changeOf, LEAST_FILES } from '../../charts/trend.ts';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { useView } from '../../components/dashboard/view.ts';
import { TextSearch } from '../../components/filters/search.tsx';
import { useWords } from '../../components/language/language.ts';
import { Listing } from '../../components/listing/listing.tsx';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { titleOf } from '../../state/fields.ts';
import { groupPath } from '../../state/query.ts';
import { EVERYTHING, type Range } from '../../state/selection.ts';
import { DATASET } from './charts.ts';
import { COLUMNS, certificationAddress, codeIn, idOf } from './identity.ts';
import { WORDS } from './words.ts';
import { compareYears, MOST, missingFrom, withTrend, yearPath } from './years.ts';

/** Rows of the ranking and of what was found, then of each list. */
const RANKED = 25;
const LISTED = 10;
const MEASURES = ['nb_dossiers', 'montant_engage', 'prix_moyen'] as const;

export function CertificationList() {
  const words = useWords(WORDS);
  const { view, selecting } = useView(DATASET);
  const years = yearsAt(view.dataset.metas.opencpf.as_of);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={view.dataset} />
      <div className="page-year">
        <TextSearch {...selecting} label={words.search} hint={words.searchHint} />
        {view.selection.text === '' ? <Ranked view={view} year={years.now} /> : <Found view={view} />}
      </div>
      {view.selection.text === '' && <Trends view={view} now={years.now} before={years.before} />}
    </>
  );
}

/** What has the words of the reader, or the number. */
function Found({ view }: { view: View }) {
  const { lang, dataset } = view;
  const words = useWords(WORDS);
  const { text } = view.selection;
  const where = codeIn(text);
  const path = groupPath(dataset, where === null ? { ...EVERYTHING, text } : EVERYTHING, {
    select: MEASURES.map((name) => chosen(name)).join(', '),
    group_by: COLUMNS.join(', '),
    order_by: 'nb_dossiers desc',
    limit: RANKED,
    ...(where === null ? {} : { where: [where] }),
  });
  return (
    <Listing
      title={words.found(text)}
      rank={2}
      note={words.foundNote}
      empty={words.foundNone}
      view={view}
      paths={[path]}
      tell={([found]) => ranking(found!.results, view)}
      link={(row) => certificationAddress(lang, row)}
    />
  );
}

const chosen = (name: (typeof MEASURES)[number]): string =>
  name === 'prix_moyen' ? 'sum(montant_engage) / sum(nb_dossiers) as prix_moyen' : `sum(${name}) as ${name}`;

function Ranked({ view, year }: { view: View; year: Range }) {
  const { lang, dataset } = view;
  const words = useWords(WORDS);
  const name = MEASURES.find((one) => one === measureOf(view).name) ?? MEASURES[0];
  const period = periodWords(lang, year.from, year.to);
  const order = name === 'montant_engage' ? name : 'nb_dossiers';
  return (
    <>
      <div className="measure-choice" data-screen-only>
        <AddressChoice
          name="measure"
          label={words.order}
          value={name}
          options={MEASURES.map((one) => [one, titleOf(fieldOf(view, one), lang)])}
        />
      </div>
      <Listing
        title={words.ranked[name]}
        rank={2}
        note={name === 'prix_moyen' ? words.rankedPrice(period, LEAST_FILES, MOST) : words.rankedNote(period)}
        view={view}
        paths={[yearPath(dataset, year, { order })]}
        tell={([found]) =>
          ranking(
            found!.results
              .filter((row) => name !== 'prix_moyen' || Number(row.nb_dossiers) >= LEAST_FILES)
              .toSorted((a, b) => Number(b[name]) - Number(a[name]))
              .slice(0, RANKED),
            view,
          )
        }
        link={(row) => certificationAddress(lang, row)}
      />
    </>
  );
}

const TITLE = 'intitule_certification';

const ranking = (rows: readonly Row[], view: View): ChartTable => ({
  columns: [...naming(view), ...MEASURES.map((name) => chartColumn(fieldOf(view, name), view.lang))],
  rows: rows.map(named),
});

const naming = ({ lang }: View): ChartTable['columns'] => [
  { key: TITLE, title: WORDS[lang].certification, kind: 'text' },
  { key: 'code', title: WORDS[lang].code, kind: 'text' },
];

/** With its title, or its number when it has none; legal exceptions have no number. */
const named = (row: Row): Row => {
  const id = idOf(row);
  return { ...row, [TITLE]: row[TITLE] ?? id, code: /^[A-Z]/.test(id ?? '') ? id : null };
};

/** Two years are asked of the largest certifications of either: first each year's, then what one has and the other lacks. */
function Trends({ view, now, before }: { view: View; now: Range; before: Range }) {
  const { lang, dataset } = view;
  const words = useWords(WORDS);
  const largest = [yearPath(dataset, now), yearPath(dataset, before)] as const;
  const [later, earlier] = useQueries({ queries: largest.map(answer) }).map(({ data }) => data?.results);
  if (later === undefined || earlier === undefined) return null;
  const others = (year: Range, rows: readonly Row[]) =>
    rows.length === 0 ? [] : [yearPath(dataset, year, { of: rows })];
  const paths = {
    now: [largest[0], ...others(now, missingFrom(earlier, later))],
    before: [largest[1], ...others(before, missingFrom(later, earlier))],
  };
  return (
    <section className="page-part" aria-labelledby="trends">
      <h2 id="trends">{words.trends}</h2>
      <p>{words.trendsLead(periodWords(lang, now.from, now.to), MOST, LEAST_FILES)}</p>
      <div className="listings">
        {(['new', 'rising', 'falling'] as const).map((trend) => (
          <Listing
            key={trend}
            title={words.lists[trend]}
            {...(trend === 'new' ? { note: words.newNote } : {})}
            view={view}
            paths={[...paths.now, ...paths.before]}
            tell={(answers) => ({
              columns: [
                naming(view)[0]!,
                { key: 'now', title: words.now, kind: 'number' },
                ...(trend === 'new' ? [] : [CHANGE(words.change)]),
              ],
              rows: withTrend(compareYears(answers.slice(0, paths.now.length), answers.slice(paths.now.length)), trend)
                .slice(0, LISTED)
                .map(({ row, now, before }) => ({ ...named(row), now, before, change: changeOf(now, before) })),
            })}
            link={(row) => certificationAddress(lang, row)}
          />
        ))}
      </div>
    </section>
  );
}

const CHANGE = (title: string) => ({ key: 'change', title, kind: 'number', unit: 'percent' }) as const;
