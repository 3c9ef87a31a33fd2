import type { Dataset } from '../../api/types.ts';
import { useLanguage, useWords } from '../../components/language/language.ts';
import { To } from '../../components/to/to.tsx';
import { formatNumber } from '../../format/numbers.ts';
import { typeset } from '../../format/typography.ts';
import { titleOf } from '../../state/fields.ts';
import { datasetPlace, place } from '../../state/places.ts';
import { splitTitle } from '../../words/index.ts';
import { WORDS as SECTIONS } from '../words.ts';
import { SHOWN } from './ask.ts';
import type { FoundColumn, findSections } from './matches.ts';
import { ResultGroup } from './result-group.tsx';
import { WORDS } from './words.ts';

/** Datasets, by their title. */
export function DatasetResults({ datasets }: { datasets: readonly Dataset[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  return datasets.length === 0 ? null : (
    <ResultGroup title={words.groups.datasets} count={datasets.length}>
      <ul className="search-list">
        {datasets.map(({ dataset_id, metas }) => (
          <li key={dataset_id}>
            <To place={datasetPlace(lang, dataset_id)}>{typeset(lang, splitTitle(metas.default.title).name)}</To>
            <p>{typeset(lang, metas.default.description)}</p>
          </li>
        ))}
      </ul>
    </ResultGroup>
  );
}

/** Columns, each in its dataset; beyond the first ones, when asked. */
export function ColumnResults({ columns }: { columns: readonly FoundColumn[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const rest = columns.slice(SHOWN);
  return columns.length === 0 ? null : (
    <ResultGroup title={words.groups.columns} count={columns.length}>
      <ColumnList columns={columns.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{words.all(formatNumber(lang, columns.length))}</summary>
          <ColumnList columns={rest} />
        </details>
      )}
    </ResultGroup>
  );
}

function ColumnList({ columns }: { columns: readonly FoundColumn[] }) {
  const { lang } = useLanguage();
  return (
    <ul className="search-list">
      {columns.map(({ field, dataset: { dataset_id, metas } }) => (
        <li key={`${dataset_id} ${field.name}`}>
          <To place={datasetPlace(lang, dataset_id)}>
            {titleOf(field, lang)} <code>{field.name}</code>
          </To>
          <p>
            {typeset(
              lang,
              [splitTitle(metas.default.title).name, field.description ?? ''].filter((part) => part !== '').join(' · '),
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

type Sections = ReturnType<typeof findSections>;

/** Pages of the portal. */
export function SectionResults({ sections }: { sections: Sections }) {
  const words = useWords(WORDS);
  return sections.length === 0 ? null : (
    <ResultGroup title={words.groups.pages} count={sections.length}>
      <SectionList sections={sections} />
    </ResultGroup>
  );
}

/** Where to go when nothing was asked, or nothing found. */
export function Pages() {
  const words = useWords(WORDS);
  return (
    <section className="search-group">
      <h2>{words.elsewhere}</h2>
      <SectionList sections={['certifications', 'find', 'providers', 'departments', 'courses', 'people'] as const} />
    </section>
  );
}

function SectionList({ sections }: { sections: Sections }) {
  const { lang } = useLanguage();
  const named = useWords(SECTIONS);
  return (
    <ul className="search-list">
      {sections.map((section) => (
        <li key={section}>
          <To place={place(lang, section)}>{named[section].title}</To>
          <p>{named[section].note}</p>
        </li>
      ))}
    </ul>
  );
}
