/** All providers: a search by name or number, and those with most entries. */
import { yearsAt } from '../../charts/months.ts';
import { periodWords } from '../../charts/perimeter.ts';
import { useView } from '../../components/dashboard/view.ts';
import { TextSearch } from '../../components/filters/search.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { Listing } from '../../components/listing/listing.tsx';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { type Grouping, groupPath, quote } from '../../state/query.ts';
import { EVERYTHING, withRange } from '../../state/selection.ts';
import { DATASET, MONTH } from './charts.ts';
import { ENTRIES_COLUMNS, isSiret, nameIn, providerAddress, showSiret } from './identity.ts';
import { WORDS } from './words.ts';

/** Rows of the ranking and of what was found. */
const RANKED = 50;
const { name: NAME, siret: NUMBER } = ENTRIES_COLUMNS;

const RANKING: Grouping = {
  select: 'sum(entrees_formation) as entrees_formation',
  group_by: `${NUMBER}, ${NAME}`,
  order_by: 'entrees_formation desc',
  limit: RANKED,
};

/** The rows whose provider has the words in its name, or the number. */
const condition = (text: string): string => {
  const digits = text.replace(/\s/g, '');
  return isSiret(digits) ? `${NUMBER} = ${quote(digits)}` : `search(${NAME}, ${quote(text)})`;
};

export function ProviderList() {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { view, selecting } = useView(DATASET);
  const { dataset, selection } = view;
  const { now } = yearsAt(dataset.metas.opencpf.as_of);
  const { text } = selection;
  const path =
    text === ''
      ? groupPath(dataset, withRange(EVERYTHING, MONTH, now), RANKING)
      : groupPath(dataset, EVERYTHING, { ...RANKING, where: [condition(text)] });
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={dataset} />
      <div className="page-year">
        <TextSearch {...selecting} label={words.search} hint={words.searchHint} />
        <Listing
          title={text === '' ? words.largest : words.found(text)}
          rank={2}
          note={text === '' ? words.largestNote(periodWords(lang, now.from, now.to)) : words.everNote}
          empty={words.foundNone}
          view={view}
          paths={[path]}
          tell={([found]) => ({
            columns: [
              { key: NAME, title: words.provider, kind: 'text' },
              { key: 'siret', title: words.siret, kind: 'text' },
              { key: 'entrees_formation', title: words.entries, kind: 'number' },
            ],
            rows: found!.results.map((row) => ({
              ...row,
              [NAME]: nameIn(ENTRIES_COLUMNS, row),
              siret: showSiret(`${row[NUMBER]}`),
            })),
          })}
          link={(row) => providerAddress(lang, row[NUMBER])}
        />
      </div>
    </>
  );
}
