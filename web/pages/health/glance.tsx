import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatInstant } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { splitTitle } from '../../words/index.ts';
import type { Patient } from './health.tsx';
import { countChecks, type Status } from './status.ts';
import { WORDS } from './words.ts';

const SECONDS_OF_AN_HOUR = 3600;
const HOURS_OF_A_DAY = 24;

/** Each dataset in a line. */
export function Glance({ patients, zone }: { patients: readonly Patient[]; zone: string }) {
  const words = useWords(WORDS);
  return (
    <section aria-labelledby="glance">
      <h2 id="glance" className="hidden-words">
        {words.glance}
      </h2>
      <ul className="glance">
        {patients.map((patient) => (
          <Line key={patient.dataset.dataset_id} patient={patient} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function Line({ patient: { dataset, expected, quality, status }, zone }: { patient: Patient; zone: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { made, next, late, late_by_seconds } = expected;
  const hours = late_by_seconds / SECONDS_OF_AN_HOUR;
  const lateBy =
    hours < 2 * HOURS_OF_A_DAY
      ? words.lateHours(formatNumber(lang, hours))
      : words.lateDays(formatNumber(lang, hours / HOURS_OF_A_DAY));
  return (
    <li>
      <a href={`#${dataset.dataset_id}`}>{typeset(lang, splitTitle(dataset.metas.default.title).name)}</a>
      <StatusWord status={status} />
      <span>
        {made !== null && words.made(formatInstant(lang, made, zone))}
        {late && `, ${lateBy}`}
        <br />
        {words.next(formatInstant(lang, next, zone))}
      </span>
      <span>{quality === null ? words.noReport : <Checks quality={quality} />}</span>
    </li>
  );
}

/** How many checks passed, and how many warn. */
export function Checks({ quality }: { quality: NonNullable<Patient['quality']> }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { passed, advisory } = countChecks(quality);
  return (
    <>
      {words.checks(formatNumber(lang, passed), formatNumber(lang, quality.checks.length))}
      {advisory > 0 && (
        <>
          <br />
          {words.advisory(advisory)}
        </>
      )}
    </>
  );
}

/** A status as a shape and a word. */
export function StatusWord({ status }: { status: Status }) {
  const words = useWords(WORDS);
  return (
    <strong className="status" data-status={status}>
      {words.status[status]}
    </strong>
  );
}
