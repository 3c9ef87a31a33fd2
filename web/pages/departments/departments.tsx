import './departments.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { notFound, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { answer, dataset as datasetQuery } from '../../api/client.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { CATALOGUE } from '../../components/offers/offers.tsx';
import { PageHead } from '../../components/page-head/page-head.tsx';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { place } from '../../state/places.ts';
import type { Listed, Visit } from '../pages.ts';
import { DATASET } from './charts.ts';
import { DepartmentPage } from './department.tsx';
import { type Department, departmentsPath, readDepartments } from './identity.ts';
import { RESIDENTS } from './residents.tsx';
import { WORDS } from './words.ts';

export async function load({ queries, lang, id }: Visit): Promise<void> {
  const described = (name: string) => queries.ensureQueryData(datasetQuery(name, lang));
  const dataset = await described(DATASET);
  const found = await queries.ensureQueryData(answer(departmentsPath(dataset)));
  if (id === undefined) return;
  if (!readDepartments(found).some(({ code }) => code === id)) throw notFound();
  await Promise.all([CATALOGUE, RESIDENTS].map(described));
}

/** The list, and every department. */
export async function list({ lang, queries }: Pick<Visit, 'lang' | 'queries'>): Promise<readonly Listed[]> {
  const dataset = await queries.ensureQueryData(datasetQuery(DATASET, lang));
  const departments = readDepartments(await queries.ensureQueryData(answer(departmentsPath(dataset))));
  return [undefined, ...departments.map(({ code }) => code)].map((code) => ({
    place: place(lang, 'departments', code),
    changed: dataset.metas.opencpf.as_of,
  }));
}

/** A department, or all of them. */
export function Page() {
  const { lang } = useLanguage();
  const { id } = useParams({ strict: false });
  const { data: dataset } = useSuspenseQuery(datasetQuery(DATASET, lang));
  const { data } = useSuspenseQuery(answer(departmentsPath(dataset)));
  const departments = useMemo(() => readDepartments(data), [data]);
  const department = departments.find(({ code }) => code === id);
  if (department !== undefined) return <DepartmentPage department={department} departments={departments} />;
  return <DepartmentList departments={departments} />;
}

/** The departments of each region. */
function DepartmentList({ departments }: { departments: readonly Department[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data: dataset } = useSuspenseQuery(datasetQuery(DATASET, lang));
  const regions = Object.entries(Object.groupBy(departments, ({ region }) => region));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} dataset={dataset} />
      <p className="chart-notes">{words.pick}</p>
      <div className="regions">
        {regions
          .toSorted(([a], [b]) => a.localeCompare(b, 'fr'))
          .map(([region, those = []]) => (
            <section key={region} aria-label={region}>
              <h2>{region}</h2>
              <ul className="region">
                {those.map(({ code, name, files }) => (
                  <li key={code}>
                    <span>{code}</span>
                    <To place={place(lang, 'departments', code)}>{name}</To>
                    <span className="figures">{formatNumber(lang, files)}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
