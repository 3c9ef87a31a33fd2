/** Arguments of the functions on places: the field, shapes, points and lengths. */
import { LIMITS } from '../limits.ts';
import type { ResolveOperand } from './arguments.ts';
import type { Call, Node } from './ast.ts';
import { call, type Expression, value } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { parseGeoJson } from './geojson.ts';
import { malformed } from './refusals.ts';
import { lookUp, refuse, type Scope, typed } from './scope.ts';
import { BadGeometry, onlyPoint, type Position, type Shape } from './shape.ts';
import { looksLikeWkb, parseWkb } from './wkb.ts';
import { parseWkt } from './wkt.ts';

/** How a function on places is resolved. */
export type ResolvePlace = (node: Call, scope: Scope, resolveOperand: ResolveOperand) => Expression;

/** A number of the request. */
export const double = (number: number): Expression => value('double', number);
/** Longitude and latitude of a point, in degrees. */
export const lonOf = (point: Expression): Expression => call('lon', 'double', point);
export const latOf = (point: Expression): Expression => call('lat', 'double', point);

/** The number of arguments, or a refusal that says how the call is written. */
export function expectArguments(node: Call, scope: Scope, ...counts: number[]): void {
  if (counts.includes(node.arguments.length)) return;
  throw refuse(scope, node, `${node.name}() expects ${counts.join(' or ')} argument(s).`, {
    expected: FUNCTIONS.get(node.name)!.usage,
  });
}

/** The field that a call begins with: a point. */
export function fieldOf(node: Call, scope: Scope): Expression {
  const [field] = node.arguments;
  const point = field?.kind === 'name' ? lookUp(scope, field.name, field) : undefined;
  if (point?.type === 'geo_point_2d') return point;
  throw refuse(scope, field ?? node, `${node.name}() only supports geo point expression.`, {
    value: typed(scope, field ?? node),
    expected: FUNCTIONS.get(node.name)!.usage,
  });
}

const EXPECTED = "geom'POINT(lon lat)', or another geometry as WKT, WKB in hexadecimal or GeoJSON";

/** The shape that a `geom'…'` literal draws. A refusal names the character where reading it stopped. */
export function shapeOf(node: Node, scope: Scope): Shape {
  if (node.kind !== 'geometry')
    throw refuse(scope, node, `${typed(scope, node)} is not a geometry.`, {
      value: typed(scope, node),
      expected: EXPECTED,
    });
  try {
    return parse(node.value);
  } catch (error) {
    if (!(error instanceof BadGeometry)) throw error;
    const character = node.span.start + "geom'".length + error.at;
    throw malformed(scope.clause, character, `Invalid geometry, expected ${error.expected}.`, {
      value: node.value.slice(error.at, error.at + LIMITS.value_shown_characters),
      expected: error.expected,
    });
  }
}

/** GeoJSON begins with a brace, WKB is digits alone, WKT all else. */
const parse = (text: string): Shape =>
  /^\s*\{/.test(text) ? parseGeoJson(text) : looksLikeWkb(text) ? parseWkb(text) : parseWkt(text);

/** The position of a literal that is one point. */
export function pointOf(node: Node, scope: Scope): Position {
  const point = onlyPoint(shapeOf(node, scope));
  if (point !== undefined) return point;
  throw refuse(scope, node, `${typed(scope, node)} is not a point.`, {
    value: typed(scope, node),
    expected: "geom'POINT(lon lat)'",
  });
}

/** Metres in one unit of length. */
const UNITS: Readonly<Record<string, number>> = {
  mi: 1609.344,
  yd: 0.9144,
  ft: 0.3048,
  m: 1,
  cm: 0.01,
  km: 1000,
  mm: 0.001,
};

/** A length in metres: a number alone, or with its unit. */
export function metresOf(node: Node, scope: Scope): number {
  const unit = node.kind === 'quantity' ? UNITS[node.unit] : 1;
  const number = node.kind === 'quantity' || node.kind === 'number' ? Number(node.lexeme) : Number.NaN;
  if (unit !== undefined && Number.isFinite(number)) return number * unit;
  throw refuse(scope, node, `${typed(scope, node)} is not a distance.`, {
    value: typed(scope, node),
    expected: `a number of metres, or with one of ${Object.keys(UNITS).join(', ')}`,
  });
}
