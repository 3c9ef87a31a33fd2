/**
 * A measure on the map of France, by department or region. Each leads to the same page with it as a filter; the map itself keeps the others,
 * and outlines those chosen.
 */
import type { Row } from '../../api/types.ts';
import { withoutCapital } from '../../format/typography.ts';
import { titleOf } from '../../state/fields.ts';
import { groupPath } from '../../state/query.ts';
import { withValues } from '../../state/selection.ts';
import type { Chart, View } from '../chart.ts';
import { figures, maskedNotes, measureColumns } from '../masked.ts';
import { chartColumn, fieldOf, figure, maskedNote, measureOf } from '../measures.ts';
import { perimeterOf } from '../perimeter.ts';
import type { TerritoryColumn } from '../places/columns.ts';
import { territoryNamed } from '../places/places.ts';
import { showIn, showValue } from '../table.ts';
import { toggled } from '../toggled.ts';
import { WORDS } from '../words.ts';
import { findingOfFirst } from './ranking.ts';

const CODE = 'code';
/** More than there are territories: collectivities and what is unknown have rows of their own. */
const MOST = 200;
/** Places off the map that a note names. */
const NAMED = 4;

export const places = ({ column, level, residence }: TerritoryColumn, usual?: string): Chart => ({
  ask: (view) => {
    const measure = measureOf(view, usual);
    const { selection } = everywhere(view, column);
    return [
      groupPath(view.dataset, selection, {
        select: figures(view, measure),
        group_by: column,
        order_by: `${measure.name} desc`,
        limit: MOST,
      }),
      groupPath(view.dataset, selection, { select: figure(measure) }),
    ];
  },
  tell: ([groups, whole], view) => {
    const { lang, selection } = view;
    const words = WORDS[lang];
    const [field, measure] = [fieldOf(view, column), measureOf(view, usual)];
    const codeOf = (row: Row): string | undefined => territoryNamed(level, `${row[column]}`)?.code;
    const rows = groups!.results.flatMap((row): Row[] => {
      const code = codeOf(row);
      return code === undefined ? [] : [{ [CODE]: code, ...row }];
    });
    const [shown, ...masked] = measureColumns(view, measure);
    const named = chartColumn(field, lang);
    const outside = groups!.results
      .filter((row) => codeOf(row) === undefined && row[measure.name] !== null)
      .slice(0, NAMED)
      .map(
        (row) =>
          `${row[column] === null ? words.unknown : showValue(lang, named, row[column]!)} (${showIn(lang, shown, row)})`,
      );
    const first = rows.find((row) => row[measure.name] !== null);
    if (first === undefined) return null;
    const table = {
      columns: [{ key: CODE, title: words.code, kind: 'text' as const }, named, shown, ...masked],
      rows,
    };
    const value = showIn(lang, shown, first);
    return {
      title: findingOfFirst(first, named, measure, whole!.results[0], lang),
      subtitle: [
        words.by(shown.title, withoutCapital(titleOf(field, lang))),
        perimeterOf(everywhere(view, column)),
      ].join(' · '),
      reading: words.readRow(`${first[column]}`, value, withoutCapital(shown.title)),
      notes: [
        residence ? words.residence : words.place,
        ...(outside.length === 0 ? [] : [words.outside(outside.join(', '))]),
        ...maskedNote(view),
        ...maskedNotes(table, lang),
        words.contours,
      ],
      table,
      drawing: {
        form: 'map',
        level,
        code: CODE,
        value: measure.name,
        highlighted: (selection.values[column] ?? []).flatMap((name) => territoryNamed(level, name)?.code ?? []),
      },
      link: (row) => toggled(view, column, `${row[column]}`),
    };
  },
});

/** The view without what it chooses among the territories of the map. */
const everywhere = (view: View, column: string): View => ({
  ...view,
  selection: withValues(view.selection, column, []),
});
