/** Where each contour goes: the mainland, and beside or below it the overseas ones and the surroundings of Paris, enlarged. */
import type { MultiPolygon } from 'geojson';
import type { Level } from './columns.ts';
import { type Box, boxOf, fitting, SHAPES } from './contours.ts';
import { TERRITORIES } from './places.ts';

/** A contour in pixels. */
export interface Placed {
  readonly code: string;
  readonly shape: MultiPolygon;
}

export interface Layout {
  readonly height: number;
  /** Each territory once. */
  readonly places: readonly Placed[];
  /** Those drawn a second time, larger. */
  readonly again: readonly Placed[];
  /** Names of the insets, each under its own. */
  readonly labels: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}

const OVERSEAS: Readonly<Record<Level, readonly string[]>> = {
  department: ['971', '972', '973', '974', '976'],
  region: ['01', '02', '03', '04', '06'],
};
/** Paris and the departments around it, which cannot be told apart at the size of the others. */
const AROUND_PARIS = ['75', '92', '93', '94'];

/** Pixels: insets stand beside a map from this width on, in a column so wide; below it otherwise, in rows so high. */
const BESIDE = 560;
const COLUMN = 104;
const ROW = 84;
const ACROSS = 3;
/** The widest that the mainland is drawn. */
const WIDEST = 620;
/** Room for a name under an inset, and between two. */
const NAME = 18;
const GAP = 8;

export function layOut(level: Level, width: number, top: number, nameAroundParis: string): Layout {
  const shapes = SHAPES[level];
  const overseas = OVERSEAS[level];
  const mainland = [...shapes].filter(([code]) => !overseas.includes(code));
  const box = boxOf(mainland.map(([, shape]) => shape));
  const beside = width >= BESIDE;
  const across = Math.min(WIDEST, (beside ? width - COLUMN : width) - GAP);
  const down = (across * box.height) / box.width;
  const left = beside ? COLUMN + (width - COLUMN - across) / 2 : (width - across) / 2;
  const fit = fitting(box, { left, top, width: across, height: down });

  const insets = [
    ...(level === 'department' ? [{ name: nameAroundParis, codes: AROUND_PARIS }] : []),
    ...overseas.map((code) => ({ name: TERRITORIES[level].find((one) => one.code === code)!.name, codes: [code] })),
  ];
  const cell = (rank: number): Box =>
    beside
      ? { left: left - COLUMN, top: top + (rank * down) / insets.length, width: COLUMN, height: down / insets.length }
      : {
          left: ((rank % ACROSS) * width) / ACROSS,
          top: top + down + GAP + Math.floor(rank / ACROSS) * ROW,
          width: width / ACROSS,
          height: ROW,
        };
  const drawn = insets.map(({ name, codes }, rank) => {
    const own = codes.map((code) => ({ code, shape: shapes.get(code)! }));
    const { left, top, width, height } = cell(rank);
    const place = fitting(boxOf(own.map(({ shape }) => shape)), {
      left: left + GAP,
      top: top + GAP,
      width: width - 2 * GAP,
      height: height - NAME - 2 * GAP,
    });
    return {
      places: own.map(({ code, shape }) => ({ code, shape: place(shape) })),
      label: { name, x: left + width / 2, y: top + height - NAME / 2 },
    };
  });
  return {
    height: Math.round(top + down + (beside ? GAP : 2 * GAP + Math.ceil(insets.length / ACROSS) * ROW)),
    places: [
      ...mainland.map(([code, shape]) => ({ code, shape: fit(shape) })),
      ...drawn.flatMap(({ places }) => places).filter(({ code }) => overseas.includes(code)),
    ],
    again: drawn.flatMap(({ places }) => places).filter(({ code }) => !overseas.includes(code)),
    labels: drawn.map(({ label }) => label),
  };
}
