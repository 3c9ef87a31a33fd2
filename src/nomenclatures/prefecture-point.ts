/** From a department to the point of its prefecture, inside the engine. */
import { literal } from '../warehouse/duck.ts';
import { departments } from './divisions.ts';
import { PREFECTURES } from './prefectures.ts';

const NAMES = new Map(departments().map(({ code, name }) => [code, name]));

/**
 * SQL of the point of the prefecture, a `struct(lon double, lat double)`; null where the column names no department. `column` is trusted SQL, and `written`
 * says whether it holds official codes or official names.
 * A look into a list and not a join, so that it may stand wherever an expression does and rows keep their order.
 */
export function prefecturePointSql(column: string, written: 'code' | 'name'): string {
  const known = PREFECTURES.map(([code]) => literal(written === 'code' ? code : NAMES.get(code)!));
  const points = PREFECTURES.map(([, , lon, lat]) => `{'lon': ${lon}, 'lat': ${lat}}`);
  return `list_extract([${points.join(', ')}]::struct(lon double, lat double)[], list_position([${known.join(', ')}], ${column}))`;
}
