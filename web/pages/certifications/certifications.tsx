import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { useLanguage } from '../../components/language/language.ts';
import { CATALOGUE } from '../../components/offers/offers.tsx';
import type { Visit } from '../pages.ts';
import { DATASET as ENTRIES } from '../providers/charts.ts';
import { CertificationPage } from './certification.tsx';
import { DATASET } from './charts.ts';
import { identify, identityPath } from './identity.ts';
import { CertificationList } from './list.tsx';

export async function load({ queries, lang, id }: Visit): Promise<void> {
  const described = (name: string) => queries.ensureQueryData(datasetQuery(name, lang));
  const dataset = await described(DATASET);
  if (id === undefined) return;
  const [found] = await Promise.all([
    queries.ensureQueryData(answer(identityPath(dataset, id))),
    described(ENTRIES),
    described(CATALOGUE),
  ]);
  if (identify(id, found) === null) throw notFound();
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
