import type { ReactNode } from 'react';
import type { View } from '../../charts/chart.ts';
import { comparable } from '../../charts/compared.ts';
import { fieldOf, measureOf } from '../../charts/measures.ts';
import { titleOf } from '../../state/fields.ts';
import { useWords } from '../language/language.ts';
import { AddressChoice } from './choice.tsx';
import { WORDS } from './words.ts';

interface MeasureChoiceProps {
  readonly view: View;
  /** Names of the measures, the usual one first. */
  readonly measures: readonly string[];
  /** What to do before values can be compared. */
  readonly compareWhy: string;
  /** What is chosen before. */
  readonly before?: ReactNode;
  /** What is said after. */
  readonly after?: ReactNode;
}

/** What the charts of a dashboard measure, and the filter whose values they compare. */
export function MeasureChoice({ view, measures, compareWhy, before, after }: MeasureChoiceProps) {
  const words = useWords(WORDS);
  const columns = comparable(view.selection);
  const titled = (name: string) => [name, titleOf(fieldOf(view, name), view.lang)] as const;
  return (
    <div className="measure-choice" data-screen-only>
      {before}
      <AddressChoice name="measure" label={words.measure} value={measureOf(view).name} options={measures.map(titled)} />
      {columns.length === 0 ? (
        <span>{compareWhy}</span>
      ) : (
        <AddressChoice
          name="compare"
          label={words.compare}
          value={view.search.compare?.[0] ?? ''}
          options={[['', words.compareNone], ...columns.map(titled)]}
        />
      )}
      {after}
    </div>
  );
}
