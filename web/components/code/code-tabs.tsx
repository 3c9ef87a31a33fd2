import './code.css';
import { useState, useSyncExternalStore } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { Snippet } from '../../state/snippets.ts';
import { useLanguage } from '../language/language.ts';

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

/** Whether the browser lends its clipboard: to secure pages only, and never to a server. */
const useClipboard = (): boolean =>
  useSyncExternalStore(
    () => () => {},
    () => 'clipboard' in navigator,
    () => false,
  );

/** How long a copy is said to be done, in milliseconds. */
const SAID = 2_000;

function Copy({ text }: { text: string }) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  if (!useClipboard()) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID);
  };
  return (
    <button type="button" className="button" onClick={copy}>
      <span aria-live="polite">{copied ? words.export.copied : words.export.copy}</span>
    </button>
  );
}
