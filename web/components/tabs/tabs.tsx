import './tabs.css';
import { Link } from '@tanstack/react-router';
import { datasetPlace, TABS } from '../../state/places.ts';
import { useLanguage } from '../language/language.ts';

/** The views of a dataset. They are addresses: links, and the selection goes along. */
export function Tabs({ id }: { id: string }) {
  const { lang, words } = useLanguage();
  return (
    <nav className="tabs" aria-label={words.tabs.label}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to="/$lang/$section/$id/{-$tab}"
          params={datasetPlace(lang, id, tab)}
          search={true}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {words.tabs[tab]}
        </Link>
      ))}
    </nav>
  );
}
