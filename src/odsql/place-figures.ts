/** What is drawn around many points: their rectangle, their hull, their clusters. */
import type { Node } from './ast.ts';
import { call, type Expression } from './expression.ts';
import { double, expectArguments, fieldOf, latOf, lonOf, type ResolvePlace } from './place-arguments.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** `bbox(field)`: the rectangle of degrees around all points. */
export const resolveExtent: ResolvePlace = (node, scope) => {
  expectArguments(node, scope, 1);
  const point = fieldOf(node, scope);
  const sides = (['min', 'max'] as const).flatMap((figure) => [
    call(figure, 'double', lonOf(point)),
    call(figure, 'double', latOf(point)),
  ]);
  return call('feature', 'geo_shape', call('box', 'text', ...sides));
};

/** Made of the distinct points, which are held in memory by the engine. */
const hullOf = (point: Expression): Expression => call('hull', 'text', call('gather', 'geo_point_2d', point));

/** `envelope(field)`: the convex hull. */
export const resolveEnvelope: ResolvePlace = (node, scope) => {
  expectArguments(node, scope, 1);
  return call('feature', 'geo_shape', hullOf(fieldOf(node, scope)));
};

/** Pixels of the side of the whole map at zoom 0; of a cluster when no radius is asked, and at most. */
const MAP_PIXELS = 256;
const RADIUS = { usual: 40, most: 10_000 };
const LARGEST_ZOOM = 25;

/**
 * `geo_cluster(field, zoom, radius)`: the squares of `radius` pixels of the Mercator map at that zoom. The official API then joins squares whose
 * means are near to each other; here they stay apart, so that a place is always in the same cluster.
 */
export const resolveCluster: ResolvePlace = (node, scope) => {
  expectArguments(node, scope, 2, 3);
  const point = fieldOf(node, scope);
  const [, zoom, radius] = node.arguments;
  const pixels = radius === undefined ? RADIUS.usual : Math.max(1, wholeOf(radius, RADIUS.most, scope));
  const squares = (MAP_PIXELS * 2 ** wholeOf(zoom!, LARGEST_ZOOM, scope)) / pixels;
  const [lon, lat] = [lonOf(point), latOf(point)];
  const mean = [call('avg', 'double', lon), call('avg', 'double', lat)];
  const bucket = call('cell', 'text', lon, lat, double(squares));
  return { ...call('cluster', 'geo_cluster', hullOf(point), ...mean), bucket };
};

function wholeOf(node: Node, most: number, scope: Scope): number {
  const number = node.kind === 'number' && /^\d+$/.test(node.lexeme) ? Number(node.lexeme) : Number.NaN;
  if (number <= most) return number;
  throw refuse(scope, node, `Invalid value of geo_cluster(): ${typed(scope, node)}.`, {
    value: typed(scope, node),
    expected: `a whole number from 0 to ${most}`,
  });
}
