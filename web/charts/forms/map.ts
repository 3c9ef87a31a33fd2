import * as Plot from '@observablehq/plot';
import type { MultiPolygon } from 'geojson';
import type { Lang } from '../../api/types.ts';
import { quantiles, SEQUENCE } from '../colours.ts';
import type { MapDrawing, Pencil } from '../drawing.ts';
import { FAINT, HIGHLIGHT, SOFT, SURFACE, TEXT } from '../house.ts';
import { layOut, type Placed } from '../places/layout.ts';
import { TERRITORIES } from '../places/places.ts';
import { type ChartColumn, type ChartTable, columnOf, isMasked, SHORT_FROM, showIn, showTick } from '../table.ts';
import { WORDS } from '../words.ts';
import { hatched, hatching } from './hatch.ts';

/** Pixels of the legend: its squares, their figures, room for the name of what has none. */
const SQUARE = { width: 56, height: 10 };
const LEGEND = 44;
const ASIDE = 90;

/** Territories from light to dark in five classes of as many; hatched where there is no figure, strongly where it is masked; overseas and the surroundings of Paris apart. */
export function map(table: ChartTable, drawing: MapDrawing, { lang, width, link }: Pencil): Plot.PlotOptions {
  const { level, code, value, highlighted = [] } = drawing;
  const words = WORDS[lang];
  const column = columnOf(table, value);
  const rows = new Map(table.rows.map((row) => [`${row[code]}`, row]));
  const figures = table.rows.flatMap((row) => (row[value] === null ? [] : [Number(row[value])]));
  const bounds = quantiles(figures);
  const [none, secret] = [`hatch-${level}-${value}`, `hatch-masked-${level}-${value}`];
  const masked = table.rows.filter((row) => isMasked(column, row)).length;
  const names = new Map(TERRITORIES[level].map((one) => [one.code, one.name]));
  const { height, places, again, labels } = layOut(level, width, LEGEND, words.aroundParis);
  const fill = ({ code }: Placed): string => {
    const figure = rows.get(code)?.[value] ?? null;
    if (figure === null) return hatched(rows.has(code) && isMasked(column, rows.get(code)!) ? secret : none);
    return SEQUENCE[bounds.filter((bound) => Number(figure) >= bound).length]!;
  };
  const title = ({ code }: Placed): string =>
    `${names.get(code)}\n${rows.has(code) ? showIn(lang, column, rows.get(code)!) : words.noFigure}`;
  const href = ({ code }: Placed): string | null => (rows.has(code) ? (link?.(rows.get(code)!) ?? null) : null);
  const drawn = [...places, ...again];
  return {
    height,
    margin: 0,
    projection: 'identity',
    marks: [
      hatching(none, 'none'),
      masked === 0 ? null : hatching(secret, 'masked'),
      legend(
        joints([Math.min(...figures), ...bounds, Math.max(...figures)], column, lang),
        [
          ...(figures.length + masked < places.length ? [{ name: words.noFigure, fill: hatched(none) }] : []),
          ...(masked === 0 ? [] : [{ name: words.maskedCell.masked, fill: hatched(secret) }]),
        ],
        width,
      ),
      Plot.geo(drawn, { geometry, fill, stroke: SURFACE, strokeWidth: 0.7, title, href }),
      Plot.geo(
        drawn.filter(({ code }) => highlighted.includes(code)),
        { geometry, fill: 'none', stroke: HIGHLIGHT, strokeWidth: 2.5, strokeLinejoin: 'round', pointerEvents: 'none' },
      ),
      Plot.text(labels, { x: 'x', y: 'y', text: 'name', fill: SOFT }),
    ],
  };
}

const geometry = { transform: (places: readonly Placed[]) => places.map(({ shape }) => shape) };

/** The figures between classes, short: the last alone has room for its unit. */
const joints = (figures: readonly number[], column: ChartColumn, lang: Lang): string[] => {
  const { unit: _, ...unitless } = column;
  return figures.map((figure, rank) =>
    showTick(lang, rank < figures.length - 1 ? unitless : column, short(figure, column.decimals)),
  );
};

/** A bound as a legend has room for it: three digits where it is written short. */
const short = (figure: number, decimals = 0): number =>
  Number(Math.abs(figure) < SHORT_FROM ? figure.toFixed(decimals) : figure.toPrecision(3));

/** What is drawn of places without a figure. */
interface Without {
  readonly name: string;
  readonly fill: string;
}

/** Five squares side by side, the bounds of the classes at their joints, the last with its unit; then those of what has no figure. */
function legend(joints: readonly string[], without: readonly Without[], room: number): Plot.Markish[] {
  const { height } = SQUARE;
  const width = Math.min(
    SQUARE.width,
    (room - (without.length === 0 ? ASIDE / 2 : ASIDE * without.length)) / SEQUENCE.length,
  );
  const squares = joints.slice(1).map((_, rank) => ({ shape: square(rank * width, width), fill: SEQUENCE[rank]! }));
  const after = (rank: number): number => (joints.length - 1) * width + ASIDE / 3 + rank * ASIDE;
  const apart = without.map(({ fill }, rank) => ({ shape: square(after(rank), width), fill }));
  const figures = { y: height + 11, fill: FAINT, fontSize: TEXT - 0.5 };
  return [
    Plot.geo([...squares, ...apart], {
      geometry: { transform: (list: typeof squares) => list.map(({ shape }) => shape) },
      fill: 'fill',
      ariaHidden: 'true',
    }),
    joints.map((joint, rank) =>
      Plot.text([joint], {
        ...figures,
        x: () => rank * width,
        textAnchor: rank === 0 ? 'start' : 'middle',
        fontVariant: 'tabular-nums',
      }),
    ),
    without.map(({ name }, rank) => Plot.text([name], { ...figures, x: () => after(rank), textAnchor: 'start' })),
  ];
}

const square = (left: number, width: number): MultiPolygon => {
  const [right, bottom] = [left + width, SQUARE.height];
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [left, bottom],
          [left, 0],
          [right, 0],
          [right, bottom],
          [left, bottom],
        ],
      ],
    ],
  };
};
