import './tags.css';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import type { Dataset, Lang } from '../../api/types.ts';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { NOT_APPLICABLE } from '../../format/values.ts';
import { readValue, titleOf, unitOf } from '../../state/fields.ts';
import {
  countFilters,
  type Range,
  type Selection,
  type ValueFilter,
  withoutFilters,
  withRange,
  withValues,
} from '../../state/selection.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** Every filter in force, each with its way out, and one way out of all. */
export function FilterTags({ dataset, selection, select }: Selecting) {
  const { lang, words } = useLanguage();
  if (countFilters(selection) === 0) return null;
  const tags = filterTags(dataset, selection, lang, words);
  const remove = (keys: Set<React.Key>) => {
    const removed = tags.find(({ key }) => keys.has(key));
    if (removed !== undefined) select(removed.without);
  };
  return (
    <div className="filter-tags">
      <TagGroup onRemove={remove} className="filter-tag-group">
        <Label className="hidden-words">{words.filters.active}</Label>
        <TagList items={tags} className="filter-tag-list">
          {({ key, title, value }) => (
            <Tag id={key} textValue={`${title} ${value}`} className="filter-tag">
              <span className="filter-tag-title">{title}</span> {value}
              <Button slot="remove" aria-label={`${words.filters.remove} ${title} ${value}`}>
                ×
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <button type="button" className="button" data-quiet onClick={() => select(withoutFilters(selection))}>
        {words.filters.reset}
      </button>
    </div>
  );
}

interface FilterTag {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  /** The selection once this filter is removed. */
  readonly without: Selection;
}

function filterTags(dataset: Dataset, selection: Selection, lang: Lang, words: Words): FilterTag[] {
  const text: FilterTag = {
    key: 'text',
    title: words.filters.textTag,
    value: selection.text,
    without: { ...selection, text: '', page: 1 },
  };
  const columns = dataset.fields.flatMap((field): FilterTag[] => {
    const title = titleOf(field, lang);
    const range = selection.ranges[field.name];
    const valueTags = (filter: ValueFilter, name: string): FilterTag[] => {
      const chosen = selection[filter][field.name] ?? [];
      return chosen.map((value) => ({
        key: `${filter}:${field.name}:${value}`,
        title: name,
        value: value === NOT_APPLICABLE ? words.table.notApplicable : readValue(field, lang, value),
        without: withValues(
          selection,
          field.name,
          chosen.filter((other) => other !== value),
          filter,
        ),
      }));
    };
    const values = [...valueTags('values', title), ...valueTags('excluded', words.filters.without(title))];
    if (range === undefined) return values;
    const write = (bound: string): string => {
      if (field.type === 'date') return formatDate(lang, bound);
      return unitOf(field) === 'year' ? bound : formatNumber(lang, Number(bound), 6);
    };
    const without = withRange(selection, field.name, { from: '', to: '' });
    return [...values, { key: `${field.name}..`, title, value: rangeWords(range, write, words), without }];
  });
  return selection.text === '' ? columns : [text, ...columns];
}

const rangeWords = ({ from, to }: Range, write: (bound: string) => string, { filters }: Words): string => {
  if (from === to) return write(from);
  if (to === '') return filters.atLeast(write(from));
  return from === '' ? filters.atMost(write(to)) : filters.between(write(from), write(to));
};
