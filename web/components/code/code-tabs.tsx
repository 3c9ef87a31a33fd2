import './code.css';
import { useQuery } from '@tanstack/react-query';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { snippets } from '../../api/client.ts';
import { useLanguage } from '../language/language.ts';
import { Copy } from './copy.tsx';

interface CodeTabsProps {
  /** Where the API writes the code. */
  readonly path: string;
  /** The address of the request, shown first. */
  readonly address?: string;
}

/** The same request in several languages, as the API writes it. */
export function CodeTabs({ path, address }: CodeTabsProps) {
  const { words } = useLanguage();
  const { data, error } = useQuery(snippets(path));
  const written = data?.snippets ?? [];
  const link = address === undefined ? [] : [{ language: 'address', label: words.export.link, code: address }];
  const all = [...link, ...written];
  if (error) return <p>{words.export.noCode}</p>;
  return (
    <Tabs className="code-tabs" aria-busy={data === undefined}>
      <TabList aria-label={words.export.languages} className="code-tab-list">
        {all.map(({ language, label }) => (
          <Tab key={language} id={language} className="code-tab">
            {label}
          </Tab>
        ))}
      </TabList>
      {all.map(({ language, code }) => (
        <TabPanel key={language} id={language} className="code-panel">
          <pre>{code === address ? <a href={address}>{code}</a> : <code>{code}</code>}</pre>
          <Copy text={() => (code === address ? new URL(code, location.href).href : code)} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
