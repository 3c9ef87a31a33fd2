import type { ReactNode } from 'react';
import { showPercent } from '../../charts/table.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { SmallChart } from '../../components/small-chart/small-chart.tsx';
import { To } from '../../components/to/to.tsx';
import { formatDate, formatInstant } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import { CheckList } from './check-list.tsx';
import { Codes } from './codes.tsx';
import { StatusWord } from './glance.tsx';
import type { Patient } from './health.tsx';
import { LastReleases } from './last-releases.tsx';
import { tellRows } from './rows-over-time.ts';
import { lastIncident } from './status.ts';
import { WORDS } from './words.ts';

/** A dataset in full: dates, counts, what was found, its rows over time, its checks, codes and releases. */
export function Details({ patient, zone }: { patient: Patient; zone: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { dataset, register, quality, status } = patient;
  const id = dataset.dataset_id;
  const name = splitTitle(dataset.metas.default.title).name;
  const rows = tellRows(register, lang);
  return (
    <section className="health-dataset" id={id} aria-labelledby={`health-${id}`}>
      <header>
        <h2 id={`health-${id}`}>
          <To place={datasetPlace(lang, id)}>{typeset(lang, name)}</To>
        </h2>
        <StatusWord status={status} />
        <To place={place(lang, 'changes', id)} aria-label={`${words.changes}, ${name}`}>
          {words.changes}
        </To>
      </header>
      <div className="health-columns">
        <Figures patient={patient} zone={zone} />
        {rows !== null && <SmallChart telling={rows} lang={lang} path={`/catalog/datasets/${id}/releases`} />}
      </div>
      {quality !== null && (
        <>
          <CheckList checks={quality.checks} />
          <Codes codes={quality.codes} name={name} />
        </>
      )}
      <LastReleases register={register} zone={zone} />
    </section>
  );
}

function Figures({ patient: { dataset, expected, register, quality }, zone }: { patient: Patient; zone: string }) {
  const { lang, words: site } = useLanguage();
  const words = useWords(WORDS);
  const { as_of, release, origin, masked_rows } = dataset.metas.opencpf;
  const rows = dataset.metas.default.records_count;
  const incident = lastIncident(register);
  const number = (value: number): string => formatNumber(lang, value);
  const outliers = (quality?.outliers ?? []).reduce((sum, { below, above }) => sum + below + above, 0);
  return (
    <dl className="health-figures">
      <Figure name={words.asOf}>
        {formatDate(lang, as_of)}
        {origin === 'simulated' && <em>{site.facts.simulated}</em>}
      </Figure>
      <Figure name={words.release}>{release}</Figure>
      {expected.made !== null && <Figure name={words.madeOn}>{formatInstant(lang, expected.made, zone)}</Figure>}
      <Figure name={words.expected}>{formatInstant(lang, expected.expected, zone)}</Figure>
      <Figure name={words.rows}>{number(rows)}</Figure>
      <Figure name={words.masked}>
        {masked_rows === 0
          ? words.none
          : words.maskedOf(number(masked_rows), showPercent(lang, (100 * masked_rows) / rows))}
      </Figure>
      {quality !== null && (
        <>
          <Figure name={words.movements}>
            <Movements comparison={quality.comparison} />
          </Figure>
          <Figure name={words.outliers}>{outliers === 0 ? words.none : number(outliers)}</Figure>
        </>
      )}
      <Figure name={words.incident}>
        {incident === undefined
          ? words.noIncident
          : typeset(
              lang,
              `${incident.version}, ${incident.rolled_back === undefined ? site.information.results[incident.result] : words.takenBack} : ${incident.rolled_back?.reason ?? incident.reason ?? ''}`,
            )}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Movements({ comparison }: Pick<NonNullable<Patient['quality']>, 'comparison'>) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  if (comparison === null) return words.firstRelease;
  if (!comparison.judged) return words.notJudged;
  const within = comparison.movements.filter((movement) => movement.within).length;
  return words.movementsWithin(formatNumber(lang, within), formatNumber(lang, comparison.movements.length));
}
