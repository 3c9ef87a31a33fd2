import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { Charts, Dashboard } from '../../components/dashboard/dashboard.tsx';
import { KeyFigures } from '../../components/dashboard/key-figures.tsx';
import { MeasureChoice } from '../../components/dashboard/measure-choice.tsx';
import { useView, viewOf } from '../../components/dashboard/view.ts';
import { EmbedCode } from '../../components/embed/embed-code.tsx';
import { useWords } from '../../components/language/language.ts';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { place } from '../../state/places.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { CHARTS, DATASET } from './charts.ts';
import { MEASURES } from './figures.ts';
import { KEY_FIGURES } from './key-figures.ts';
import { WORDS } from './words.ts';

/** Pixels of the key figures in a frame. */
const KEYS_HEIGHT = 320;

export async function load({ queries, lang, search }: Visit): Promise<void> {
  const view = viewOf(await queries.ensureQueryData(datasetQuery(DATASET, lang)), lang, search);
  const paths = [...KEY_FIGURES.ask(view), ...Object.values(CHARTS).flatMap((chart) => chart.ask(view))];
  await alongside(paths.map((path) => queries.prefetchQuery(answer(path))));
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'courses') }];

/** The dashboard of courses committed: key figures and charts that share their filters. */
export function Page() {
  const words = useWords(WORDS);
  const { view, selecting } = useView(DATASET);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={view.dataset} />
      <Dashboard selecting={selecting}>
        <KeyFigures paths={KEY_FIGURES.ask(view)} tell={(rows) => KEY_FIGURES.tell(rows, view)} />
        <EmbedCode view={view} frame={{ name: 'courses/key-figures', title: words.title, height: KEYS_HEIGHT }} />
        <MeasureChoice view={view} measures={MEASURES} compareWhy={words.compareWhy} />
        <Charts view={view} group="courses" charts={CHARTS} wide={['months', 'financers', 'modes']} />
      </Dashboard>
    </>
  );
}
