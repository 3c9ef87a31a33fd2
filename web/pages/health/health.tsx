import './health.css';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { calendar, catalog, quality, releases } from '../../api/client.ts';
import type { Expected, Quality } from '../../api/quality.ts';
import type { Dataset, Releases } from '../../api/types.ts';
import { Head } from '../../components/head/head.tsx';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatNumber } from '../../format/numbers.ts';
import { place } from '../../state/places.ts';
import type { Listed, Visit } from '../pages.ts';
import { Details } from './details.tsx';
import { Glance } from './glance.tsx';
import { Legend, NextReleases, Server } from './notes.tsx';
import { type Status, statusOf } from './status.ts';
import { WORDS } from './words.ts';

/** All that is known of a dataset's health. */
export interface Patient {
  readonly dataset: Dataset;
  readonly expected: Expected;
  readonly register: Releases;
  /** Of the release served; null when it was made without a report. */
  readonly quality: Quality | null;
  readonly status: Status;
}

export async function load({ queries, lang }: Visit): Promise<void> {
  const [{ results }] = await Promise.all([queries.ensureQueryData(catalog(lang)), queries.ensureQueryData(calendar)]);
  await Promise.all(
    results.flatMap(({ dataset_id: id, metas }) => [
      queries.ensureQueryData(releases(id)),
      queries.ensureQueryData(quality(id, metas.opencpf.release)),
    ]),
  );
}

export const list = async ({ lang }: Pick<Visit, 'lang'>): Promise<Listed[]> => [{ place: place(lang, 'health') }];

/** Whether the data are on time and sound: a line a dataset, then the details of each. */
export function Page() {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const patients = usePatients();
  const { rules } = useSuspenseQuery(calendar).data;
  const fine = patients.filter(({ status }) => status === 'fine').length;
  const count = formatNumber(lang, patients.length);
  return (
    <>
      <Head title={words.title} description={words.lead} />
      <div className="health-head">
        <p className="health-kicker">{words.title}</p>
        <h1>{fine === patients.length ? words.allFine(count) : words.someFine(formatNumber(lang, fine), count)}</h1>
        <p>{words.lead}</p>
      </div>
      <Glance patients={patients} zone={rules.zone} />
      <Legend />
      {patients.map((patient) => (
        <Details key={patient.dataset.dataset_id} patient={patient} zone={rules.zone} />
      ))}
      <NextReleases patients={patients} zone={rules.zone} />
      <Server />
    </>
  );
}

function usePatients(): readonly Patient[] {
  const { lang } = useLanguage();
  const { results } = useSuspenseQuery(catalog(lang)).data;
  const { datasets } = useSuspenseQuery(calendar).data;
  const registers = useSuspenseQueries({ queries: results.map(({ dataset_id }) => releases(dataset_id)) });
  const reports = useSuspenseQueries({
    queries: results.map(({ dataset_id, metas }) => quality(dataset_id, metas.opencpf.release)),
  });
  return results.map((dataset, rank) => {
    const expected = datasets.find(({ dataset_id }) => dataset_id === dataset.dataset_id)!;
    const register = registers[rank]!.data;
    return { dataset, expected, register, quality: reports[rank]!.data, status: statusOf(expected, register) };
  });
}
