/** The chart that the address describes, of any dataset: one of the other kinds. */

import { choicesOf } from '../builder.ts';
import type { Chart, View } from '../chart.ts';
import { territoriesOf, territoryColumn } from '../places/columns.ts';
import { crossed } from './crossed.ts';
import { places } from './places.ts';
import { ranking } from './ranking.ts';

const following = (choose: (view: View) => Chart | null): Chart => ({
  ask: (view) => choose(view)?.ask(view) ?? [],
  tell: (answers, view) => choose(view)?.tell(answers, view) ?? null,
});

/** The builder's: measure, one column or two, form. */
export const built: Chart = following((view) => {
  const { measure, by, split, form, most } = choicesOf(view);
  switch (form.chosen) {
    case 'bars':
      return ranking({ column: by.chosen.name, most: most.chosen });
    case 'map':
      return places(territoryColumn(by.chosen.name)!);
    default:
      return crossed({
        by: by.chosen,
        split: split.chosen,
        measure: measure.chosen,
        form: form.chosen,
        most: most.chosen,
      });
  }
});

/** The map of the territories that `by` names, or of the first that the dataset has; nothing when it has none. */
export const mapped: Chart = following((view) => {
  const territories = territoriesOf(view.dataset);
  const column = territories.find(({ column }) => column === view.search.by?.[0]) ?? territories[0];
  return column === undefined ? null : places(column);
});
