import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { useLanguage } from '../../components/language/language.ts';
import { CATALOGUE } from '../../components/offers/offers.tsx';
import { place } from '../../state/places.ts';
import type { Listed, Visit } from '../pages.ts';
import { DATASET } from './charts.ts';
import { ENTRIES_COLUMNS, identify, isSiret, namePath, OFFERS_COLUMNS } from './identity.ts';
import { ProviderList } from './list.tsx';
import { ProviderPage } from './provider.tsx';

/** The datasets that know providers. */
const KNOWN = [
  [DATASET, ENTRIES_COLUMNS],
  [CATALOGUE, OFFERS_COLUMNS],
] as const;

export async function load({ queries, lang, id }: Visit): Promise<void> {
  if (id === undefined) {
    await queries.ensureQueryData(datasetQuery(DATASET, lang));
    return;
  }
  if (!isSiret(id)) throw notFound();
  const answers = await Promise.all(
    KNOWN.map(async ([name, columns]) => {
      const dataset = await queries.ensureQueryData(datasetQuery(name, lang));
      return [columns, await queries.ensureQueryData(answer(namePath(dataset, columns, id)))] as const;
    }),
  );
  if (identify(id, answers) === null) throw notFound();
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'providers') }];

/** A provider, or all of them. */
export function Page() {
  const { id } = useParams({ strict: false });
  return id === undefined ? <ProviderList /> : <Found id={id} />;
}

function Found({ id }: { id: string }) {
  const { lang } = useLanguage();
  const { data: entries } = useSuspenseQuery(datasetQuery(DATASET, lang));
  const { data: catalogue } = useSuspenseQuery(datasetQuery(CATALOGUE, lang));
  const { data: entered } = useSuspenseQuery(answer(namePath(entries, ENTRIES_COLUMNS, id)));
  const { data: offered } = useSuspenseQuery(answer(namePath(catalogue, OFFERS_COLUMNS, id)));
  const name = identify(id, [
    [ENTRIES_COLUMNS, entered],
    [OFFERS_COLUMNS, offered],
  ]);
  return <ProviderPage siret={id} name={name ?? id} sells={offered.results.length > 0} />;
}
