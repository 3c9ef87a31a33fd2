/** A department beside another territory and the whole of France. */
import type { Records, Row } from '../../api/types.ts';
import type { View } from '../../charts/chart.ts';
import { chartColumn, fieldOf } from '../../charts/measures.ts';
import type { ChartTable } from '../../charts/table.ts';
import { useWords } from '../../components/language/language.ts';
import { Listing } from '../../components/listing/listing.tsx';
import type { Selection } from '../../state/selection.ts';
import { figuresAsked, MEASURES } from '../courses/figures.ts';
import { WORDS } from './words.ts';

/** A territory by the values of its rows; the whole of France has none. */
export interface Territory {
  readonly name: string;
  readonly values: Selection['values'];
}

interface Standing {
  readonly territories: readonly Territory[];
  /** The rows of the year, whatever their place. */
  readonly view: View;
}

export function Standing({ territories, view }: Standing) {
  const words = useWords(WORDS);
  const paths = territories.flatMap(({ values }) =>
    figuresAsked({ ...view, selection: { ...view.selection, values } }),
  );
  return (
    <Listing
      title={words.standing}
      note={words.standingNote}
      view={view}
      paths={paths}
      tell={(answers) => tableOf(territories, answers, view)}
    />
  );
}

/** Answers come by two for each territory: all its files, then those cancelled. */
const tableOf = (territories: readonly Territory[], answers: readonly Records[], view: View): ChartTable => ({
  columns: [
    { key: 'territory', title: WORDS[view.lang].territory, kind: 'text' },
    ...MEASURES.map((name) => chartColumn(fieldOf(view, name), view.lang)),
    { key: 'cancelled', title: WORDS[view.lang].cancelled, kind: 'number', unit: 'percent', decimals: 1 },
  ],
  rows: territories.map(({ name }, index) => {
    const [all, cancelled] = answers.slice(2 * index).map(({ results }): Row => results[0] ?? {});
    return {
      ...all,
      territory: name,
      cancelled: (100 * Number(cancelled?.cancelled ?? 0)) / Number(all?.nb_dossiers ?? 0),
    };
  }),
});
