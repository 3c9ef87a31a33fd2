/** Functions on places → typed expressions. The field is a point, the shape is a literal; distances are on a sphere, all else is on the plane of degrees. */
import type { ResolveOperand } from './arguments.ts';
import type { Node } from './ast.ts';
import { EARTH_RADIUS } from './dialect-places.ts';
import { call, type Expression, every, NEVER, not, value } from './expression.ts';
import type { FunctionName } from './functions.ts';
import {
  double,
  expectArguments,
  fieldOf,
  latOf,
  lonOf,
  metresOf,
  pointOf,
  type ResolvePlace,
  shapeOf,
} from './place-arguments.ts';
import { resolveCluster, resolveEnvelope, resolveExtent } from './place-figures.ts';
import { refuse, type Scope, typed } from './scope.ts';
import { areasOf, extentOf, marksOf, type Shape } from './shape.ts';

/** `distance(field, point)` in metres; with a length, the condition `within_distance`. */
const resolveDistance: ResolvePlace = (node, scope, resolveOperand) => {
  if (node.arguments.length === 3 && scope.clause === 'where')
    return resolveWithinDistance(node, scope, resolveOperand);
  expectArguments(node, scope, ...(scope.clause === 'where' ? [2, 3] : [2]));
  const point = fieldOf(node, scope);
  const [lon, lat] = pointOf(node.arguments[1]!, scope);
  return call('distance', 'double', lonOf(point), latOf(point), double(lon), double(lat));
};

const resolveWithinDistance: ResolvePlace = (node, scope) => {
  expectArguments(node, scope, 3);
  const point = fieldOf(node, scope);
  const [lon, lat] = pointOf(node.arguments[1]!, scope);
  const metres = metresOf(node.arguments[2]!, scope);
  // A little wider than the circle, so that rounding never cuts it.
  const degrees = (metres / EARTH_RADIUS) * (180 / Math.PI) * (1 + 1e-9) + 1e-9;
  const numbers = [lon, lat, lat - degrees, lat + degrees, metres];
  return call('within_distance', 'boolean', lonOf(point), latOf(point), ...numbers.map(double));
};

const inBox = (point: Expression, lons: readonly number[], lats: readonly number[]): Expression => {
  const corners = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  return call('in_box', 'boolean', lonOf(point), latOf(point), ...corners.map(double));
};

/** Latitude and longitude of two opposite corners, in any order of the corners. */
const resolveInBox: ResolvePlace = (node, scope, resolveOperand) => {
  expectArguments(node, scope, 5);
  const point = fieldOf(node, scope);
  const degrees = node.arguments.slice(1).map((argument) => degreesOf(argument, scope, resolveOperand));
  return inBox(point, [degrees[1]!, degrees[3]!], [degrees[0]!, degrees[2]!]);
};

function degreesOf(node: Node, scope: Scope, resolveOperand: ResolveOperand): number {
  const operand = resolveOperand(node, scope);
  const number = operand.kind === 'literal' && operand.of === 'number' ? Number(operand.text) : Number.NaN;
  if (Number.isFinite(number)) return number;
  throw refuse(scope, node, `${typed(scope, node)} is not a number of degrees.`, { value: typed(scope, node) });
}

/** In the shape or on its border. The rectangle around it leaves out most places at little cost. */
function touches(point: Expression, shape: Shape): Expression {
  const extent = extentOf(shape);
  if (extent === undefined) return NEVER;
  const [marks, areas] = [marksOf(shape), areasOf(shape)].map((sides) => value('text', JSON.stringify(sides)));
  const inside = call('in_shape', 'boolean', point, marks!, areas!);
  return every([inBox(point, [extent[0], extent[2]], [extent[1], extent[3]]), inside]);
}

const MODES: Record<string, (point: Expression, shape: Shape) => Expression> = {
  intersects: touches,
  within: touches,
  disjoint: (point, shape) => every([call('is_not_null', 'boolean', point), not(touches(point, shape))]),
};

const inMode =
  (mode: string): ResolvePlace =>
  (node, scope) => {
    expectArguments(node, scope, 2);
    return MODES[mode]!(fieldOf(node, scope), shapeOf(node.arguments[1]!, scope));
  };

const resolveGeometry: ResolvePlace = (node, scope) => {
  expectArguments(node, scope, 2, 3);
  const [, shape, mode] = node.arguments;
  const name = mode?.kind === 'name' ? mode.name : mode?.kind === 'text' ? mode.value : 'intersects';
  const relation = MODES[name.toLowerCase()];
  if (mode !== undefined && (relation === undefined || !['name', 'text'].includes(mode.kind)))
    throw refuse(scope, mode, `Unknown relation: ${typed(scope, mode)}.`, {
      value: typed(scope, mode),
      expected: Object.keys(MODES).join(', '),
    });
  return relation!(fieldOf(node, scope), shapeOf(shape!, scope));
};

/** In where the rectangle between two corners, in select the one around all points. */
const resolveBox: ResolvePlace = (node, scope, resolveOperand) => {
  if (scope.clause !== 'where') return resolveExtent(node, scope, resolveOperand);
  expectArguments(node, scope, 3);
  const point = fieldOf(node, scope);
  const [a, b] = [pointOf(node.arguments[1]!, scope), pointOf(node.arguments[2]!, scope)];
  return inBox(point, [a[0], b[0]], [a[1], b[1]]);
};

/** The resolvers by the name of the function. */
export const PLACE_FUNCTIONS: Partial<Record<FunctionName, ResolvePlace>> = {
  distance: resolveDistance,
  within_distance: resolveWithinDistance,
  in_bbox: resolveInBox,
  intersects: inMode('intersects'),
  disjoint: inMode('disjoint'),
  within: inMode('within'),
  polygon: inMode('within'),
  geometry: resolveGeometry,
  bbox: resolveBox,
  envelope: resolveEnvelope,
  geo_cluster: resolveCluster,
};
