import './code.css';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { Snippet } from '../../state/snippets.ts';
import { useLanguage } from '../language/language.ts';
import { Copy } from './copy.tsx';

/** The same request in several languages; `href` makes it a link. */
export function CodeTabs({ snippets }: { snippets: readonly (Snippet & { href?: string })[] }) {
  const { words } = useLanguage();
  return (
    <Tabs className="code-tabs">
      <TabList aria-label={words.export.languages} className="code-tab-list">
        {snippets.map(({ name }) => (
          <Tab key={name} id={name} className="code-tab">
            {name}
          </Tab>
        ))}
      </TabList>
      {snippets.map(({ name, code, href }) => (
        <TabPanel key={name} id={name} className="code-panel">
          <pre>{href === undefined ? <code>{code}</code> : <a href={href}>{code}</a>}</pre>
          <Copy text={code} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
