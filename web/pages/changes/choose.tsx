import { AddressChoice } from '../../components/dashboard/choice.tsx';
import '../../components/dashboard/dashboard.css';
import '../../components/filters/filters.css';
import type { Release } from '../../api/types.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { formatDate } from '../../format/dates.ts';
import type { Edition } from './edition.ts';
import { WORDS } from './words.ts';

/** The two releases that are compared, kept in the address. */
export function ChooseReleases({ edition: { from, to, fromChoices, toChoices } }: { edition: Edition }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const option = ({ version, as_of }: Release) =>
    [version, version === as_of ? formatDate(lang, as_of) : `${formatDate(lang, as_of)} (${version})`] as const;
  return (
    <div className="changes-choice" data-screen-only>
      <AddressChoice name="from" label={words.from} value={from.version} options={fromChoices.map(option)} />
      <AddressChoice name="to" label={words.to} value={to.version} options={toChoices.map(option)} />
    </div>
  );
}
