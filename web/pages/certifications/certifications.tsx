import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { yearsAt } from '../../charts/months.ts';
import { viewOfRows } from '../../components/dashboard/view.ts';
import { useLanguage } from '../../components/language/language.ts';
import { CATALOGUE } from '../../components/offers/offers.tsx';
import { place } from '../../state/places.ts';
import { alongside } from '../alongside.ts';
import type { Listed, Visit } from '../pages.ts';
import { DATASET as ENTRIES } from '../providers/charts.ts';
import { CertificationPage, firstAsked } from './certification.tsx';
import { DATASET } from './charts.ts';
import { identify, identityPath, idOf } from './identity.ts';
import { CertificationList } from './list.tsx';
import { yearPath } from './years.ts';

export async function load({ queries, lang, id, search }: Visit): Promise<void> {
  const described = (name: string) => queries.ensureQueryData(datasetQuery(name, lang));
  const dataset = await described(DATASET);
  if (id === undefined) {
    const { now } = yearsAt(dataset.metas.opencpf.as_of);
    return await alongside([queries.prefetchQuery(answer(yearPath(dataset, now)))]);
  }
  const [found] = await Promise.all([
    queries.ensureQueryData(answer(identityPath(dataset, id))),
    described(ENTRIES),
    described(CATALOGUE),
  ]);
  const certification = identify(id, found);
  if (certification === null) throw notFound();
  const view = viewOfRows(dataset, lang, search, certification.values);
  await alongside(firstAsked(view).map((path) => queries.prefetchQuery(answer(path))));
}

/** The list, and the largest of the year. */
export async function list({ lang, queries }: Pick<Visit, 'lang' | 'queries'>): Promise<readonly Listed[]> {
  const dataset = await queries.ensureQueryData(datasetQuery(DATASET, lang));
  const { as_of } = dataset.metas.opencpf;
  const { results } = await queries.ensureQueryData(answer(yearPath(dataset, yearsAt(as_of).now)));
  const ids = [undefined, ...results.flatMap((row) => idOf(row) ?? [])];
  return ids.map((id) => ({ place: place(lang, 'certifications', id), changed: as_of }));
}

/** A certification, or all of them. */
export function Page() {
  const { id } = useParams({ strict: false });
  return id === undefined ? <CertificationList /> : <Found id={id} />;
}

function Found({ id }: { id: string }) {
  const { lang } = useLanguage();
  const { data: dataset } = useSuspenseQuery(datasetQuery(DATASET, lang));
  const certification = identify(id, useSuspenseQuery(answer(identityPath(dataset, id))).data);
  return certification === null ? null : <CertificationPage certification={certification} />;
}
