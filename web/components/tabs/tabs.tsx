import './tabs.css';
import { datasetPlace, TABS } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';
import { To } from '../to/to.tsx';

/** The views of a dataset. They are addresses: links, and the selection goes along. */
export function Tabs({ id }: { id: string }) {
  const { lang, words } = useLanguage();
  return (
    <nav className="tabs" aria-label={words.tabs.label}>
      {TABS.map((tab) => (
        <To key={tab} place={datasetPlace(lang, id, tab)} search="same" still>
          {words.tabs[tab]}
        </To>
      ))}
    </nav>
  );
}
