import { answer, dataset as datasetQuery } from '../../api/client.ts';
import type { Row, Value } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import { chartColumn, fieldOf, figure, measureOf } from '../../charts/measures.ts';
import { showPercent, showValue } from '../../charts/table.ts';
import { AddressChoice } from '../../components/dashboard/choice.tsx';
import { Charts, Dashboard } from '../../components/dashboard/dashboard.tsx';
import { type KeyFigure, KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { Facts } from '../../components/facts/facts.tsx';
import { Head } from '../../components/head/head.tsx';
import { useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { place } from '../../state/places.ts';
import { groupPath, quote } from '../../state/query.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { CHARTS, DATASET } from './charts.ts';
import { WORDS } from './words.ts';

export async function load({ queries, lang, search }: Visit): Promise<void> {
  const view = viewOf(await queries.ensureQueryData(datasetQuery(DATASET, lang)), lang, search);
  const paths = [...keyPaths(view), ...Object.values(CHARTS).flatMap((chart) => chart.ask(view))];
  await alongside(paths.map((path) => queries.prefetchQuery(answer(path))));
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'courses') }];

/** The dashboard of courses committed: key figures and charts that share their filters. */
export function Page() {
  const words = useWords(WORDS);
  const { view, selecting } = useView(DATASET);
  const comparable = Object.entries(view.selection.values).filter(
    ([, values]) => values.length >= 2 && values.length <= 4,
  );
  const titled = (name: string) => [name, titleOf(fieldOf(view, name), view.lang)] as const;
  return (
    <>
      <Head title={words.title} description={words.lead} />
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <Facts dataset={view.dataset} />
      </div>
      <Dashboard selecting={selecting}>
        <KeyFigures paths={keyPaths(view)} tell={(rows) => tellKeys(rows, view)} />
        <div className="measure-choice" data-screen-only>
          <AddressChoice
            name="measure"
            label={words.measure}
            value={measureOf(view).name}
            options={MEASURES.map(titled)}
          />
          {comparable.length === 0 ? (
            <span>{words.compareWhy}</span>
          ) : (
            <AddressChoice
              name="compare"
              label={words.compare}
              value={view.search.compare?.[0] ?? ''}
              options={[['', words.compareNone], ...comparable.map(([name]) => titled(name))]}
            />
          )}
        </div>
        <Charts view={view} group="courses" charts={CHARTS} wide={['months', 'financers', 'modes']} />
      </Dashboard>
    </>
  );
}

/** Measures that a reader may give to the charts. */
const MEASURES = ['nb_dossiers', 'montant_engage', 'prix_moyen', 'duree_moyenne'];

/** Statuses of files that were cancelled or rejected after their validation; the vocabulary of the column has no other that begins so. */
const CANCELLED = /non réalisé|annulé|rejeté/i;

/** All the files of the selection, then those cancelled among them. */
function keyPaths({ dataset, selection }: View): readonly string[] {
  const statuses = fieldOf({ dataset }, 'statut_dossier').annotations.vocabulary ?? [];
  const cancelled = statuses.filter((status) => CANCELLED.test(status)).map(quote);
  return [
    groupPath(dataset, selection, {
      select: [
        ...MEASURES.map((name) => figure(fieldOf({ dataset }, name))),
        'sum(nb_dossiers_a_duree_connue) as known',
      ].join(', '),
    }),
    groupPath(dataset, selection, {
      select: 'sum(nb_dossiers) as cancelled',
      where: [`statut_dossier in (${cancelled.join(', ')})`],
    }),
  ];
}

function tellKeys([all = {}, cancelled = {}]: readonly Row[], view: View): readonly KeyFigure[] {
  const { lang } = view;
  const words = WORDS[lang];
  const show = (name: string): KeyFigure => {
    const field = fieldOf(view, name);
    return { name: titleOf(field, lang), value: showValue(lang, chartColumn(field, lang), rounded(all[name])) };
  };
  const share = (100 * Number(cancelled.cancelled ?? 0)) / Number(all.nb_dossiers ?? 0);
  const [files, amount, price, hours] = MEASURES.map(show);
  return [
    files!,
    { name: words.cancelled, value: showPercent(lang, share), note: words.cancelledNote },
    amount!,
    { ...price!, note: words.perFile },
    { ...hours!, note: words.known(formatNumber(lang, Number(all.known ?? 0))) },
    { name: words.holders, value: words.holdersValue, note: words.holdersNote },
  ];
}

const rounded = (value: Value | undefined): Value => (typeof value === 'number' ? Math.round(value) : (value ?? null));
