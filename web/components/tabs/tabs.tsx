import './tabs.css';
import { datasetPlace, TABS, type Tab } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';
import { To } from '../to/to.tsx';

interface Views {
  readonly id: string;
  /** Views that the dataset has nothing for. */
  readonly without: readonly Tab[];
}

/** The views of a dataset. They are addresses: links, and the selection goes along. */
export function Tabs({ id, without }: Views) {
  const { lang, words } = useLanguage();
  return (
    <nav className="tabs" aria-label={words.tabs.label}>
      {TABS.filter((tab) => !without.includes(tab)).map((tab) => (
        <To key={tab} place={datasetPlace(lang, id, tab)} search="same" still>
          {words.tabs[tab]}
        </To>
      ))}
    </nav>
  );
}
