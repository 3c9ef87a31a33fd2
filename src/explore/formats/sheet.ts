/** Rows as one sheet of an Office Open XML workbook (ECMA-376): typed cells, a header that stays in sight. */

import { LIMITS } from '../../limits.ts';
import type { FieldType } from '../../odsql/index.ts';
import { identifier } from '../../warehouse/duck.ts';
import { escaped } from '../xml.ts';
import { type Answer, type Format, LINES, type NamedColumn } from './format.ts';
import { cellSql, NOT_IN_XML, valueSql, wallClock } from './value.ts';
import { packWorkbook, STYLES } from './workbook.ts';

/** Cells have no reference: they stand in their order, and an empty one holds the place of a null. */
export const SHEET: Format = {
  extension: 'xlsx',
  media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mostRows: LIMITS.xlsx_rows,
  write: (answer) => ({
    list: `concat('<row>', ${answer.columns.map((column) => cell(column, answer)).join(', ')}, '</row>') as line`,
    options: LINES,
    head: sheetHead(answer.columns.map(({ name }) => name)),
    tail: '</sheetData></worksheet>',
    pack: (sheet, size) => packWorkbook(sheet, size, answer.name),
  }),
};

const EMPTY = '<c/>';
/** The first day that Excel counts as the calendar does, and the last that it shows. */
const FIRST_DAY = '1900-03-01';
const LAST_DAY = '9999-12-31';

const cellOfText = (column: NamedColumn, answer: Answer): string => textCell(cellSql(column, answer));

const CELLS: Readonly<Record<FieldType, (column: NamedColumn, answer: Answer) => string>> = {
  text: cellOfText,
  geo_point_2d: cellOfText,
  geo_shape: cellOfText,
  geo_cluster: cellOfText,
  int: (column, answer) => numberCell(valueSql(column, answer)),
  double: (column, answer) => numberCell(valueSql(column, answer)),
  boolean: ({ alias }) => `'<c t="b"><v>' || ${identifier(alias)}::int || '</v></c>'`,
  date: (column, answer) =>
    dateCell(column, answer, `date_diff('day', date '1899-12-30', ${identifier(column.alias)})`),
  datetime: (column, answer) => {
    // A cell has no zone of its own.
    const local = wallClock(identifier(column.alias), answer);
    return dateCell(column, answer, `(epoch(${local}) / 86400.0 + 25569)`);
  },
};

const cell = (column: NamedColumn, answer: Answer): string =>
  `coalesce(${(column.field?.multivalued === true ? CELLS.text : CELLS[column.type])(column, answer)}, '${EMPTY}')`;

const numberCell = (number: string): string => `'<c><v>' || ${number} || '</v></c>'`;

/** The number of days since the last of 1899; a text where the calendar of Excel does not reach. */
function dateCell(column: NamedColumn, answer: Answer, days: string): string {
  const style = column.type === 'datetime' ? STYLES.instant : STYLES[column.field?.precision ?? 'day'];
  const day = `${identifier(column.alias)}::date`;
  return `case when ${day} between date '${FIRST_DAY}' and date '${LAST_DAY}'
    then '<c s="${style}"><v>' || ${days} || '</v></c>' else ${textCell(valueSql(column, answer))} end`;
}

const textCell = (text: string): string =>
  `'<c t="inlineStr"><is><t xml:space="preserve">' || ${sheetText(text)} || '</t></is></c>'`;

/** A text as a cell holds it: cut where it is too long; a character that XML refuses by its code, `_x000D_`, as Excel writes it. */
function sheetText(text: string): string {
  const fits = cutText(text);
  const escapedText = `replace(replace(replace(${fits}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
  const coded = `array_to_string(list_transform(string_split(replace(${escapedText}, '_x', '_x005F_x'), ''),
    lambda c: case when regexp_matches(c, '${NOT_IN_XML}') then printf('_x%04X_', unicode(c)) else c end), '')`;
  return `case when regexp_matches(${text}, '${NOT_IN_XML}|_x[0-9A-Fa-f]{4}_') then ${coded} else ${escapedText} end`;
}

/** A cell counts units of UTF-16, the engine characters: those beyond the first plane count twice. The end that is cut shows as `…`. */
function cutText(text: string): string {
  const most = LIMITS.xlsx_cell_characters;
  const double = `length(regexp_replace(${text}, '[^\\x{10000}-\\x{10FFFF}]', '', 'g'))`;
  const cut = `left(${text}, greatest(${most} - 1 - ${double}, ${Math.floor((most - 1) / 2)})) || '…'`;
  // Texts have at least as many bytes as units: few are counted.
  return `case when strlen(${text}) > ${most} and length(${text}) + ${double} > ${most} then ${cut} else ${text} end`;
}

const sheetHead = (names: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<sheetData><row>${names.map((name) => `<c s="${STYLES.header}" t="inlineStr"><is><t xml:space="preserve">${escaped(name)}</t></is></c>`).join('')}</row>\n`,
  ].join('');
