/** What another site may show: a chart or the key figures of a page; the table, the map or a chart of a dataset. */
import type { Chart } from '../../charts/chart.ts';
import type { KeyFiguresOf } from '../../charts/key-figures.ts';
import { addressOf, datasetPlace, type Place, place, type Section } from '../../state/places.ts';
import { PAGES } from '../pages.ts';

interface ChartsCode {
  readonly DATASET: string;
  readonly CHARTS: Readonly<Record<string, Chart>>;
}

const CHARTS = import.meta.glob<ChartsCode>('../*/charts.ts');
const KEY_FIGURES = import.meta.glob<{ KEY_FIGURES: KeyFiguresOf }>('../*/key-figures.ts');
/** The page whose charts are those of any dataset. */
const ANY_DATASET = '../dataset/charts.ts';

export type Part = { readonly dataset: string /** Address of the page it comes from. */; readonly whole: string } & (
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'keys'; readonly keys: KeyFiguresOf }
  | { readonly kind: 'table' }
);

/** The part that an address names by its group and its name; null when there is none. */
export async function findPart({ lang, id: group = '', tab: name = '' }: Place): Promise<Part | null> {
  const charts = CHARTS[`../${group}/charts.ts`];
  if (charts === undefined) return datasetPart(lang, group, name);
  const { DATASET, CHARTS: own } = await charts();
  const page = addressOf(place(lang, (group in PAGES ? group : 'home') as Section));
  const keys = KEY_FIGURES[`../${group}/key-figures.ts`];
  if (name === 'key-figures' && keys !== undefined)
    return { kind: 'keys', keys: (await keys()).KEY_FIGURES, dataset: DATASET, whole: page };
  return Object.hasOwn(own, name) ? { kind: 'chart', chart: own[name]!, dataset: DATASET, whole: page } : null;
}

async function datasetPart(lang: Place['lang'], dataset: string, name: string): Promise<Part | null> {
  if (name === 'table') return { kind: 'table', dataset, whole: addressOf(datasetPlace(lang, dataset, 'table')) };
  const { CHARTS: own } = await CHARTS[ANY_DATASET]!();
  if (name !== 'chart' && name !== 'map') return null;
  return { kind: 'chart', chart: own[name]!, dataset, whole: addressOf(datasetPlace(lang, dataset, name)) };
}
