import type * as Plot from '@observablehq/plot';

/** Masked to protect people: strong lines one way. Without a figure for any other reason: faint ones the other way. */
const KINDS = {
  masked: { turn: -45, line: 1.6, colour: 'var(--rule-strong)' },
  none: { turn: 45, line: 1.5, colour: 'var(--hatch)' },
} as const;
const SIZE = 5;

/** The fill of what a pattern marks. */
export const hatched = (id: string): string => `url(#${id})`;

/** The pattern of what has no figure, under a name that no other drawing of the page has. */
export const hatching =
  (id: string, kind: keyof typeof KINDS): Plot.RenderFunction =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const make = (name: string, attributes: Record<string, string | number>): SVGElement => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, `${value}`);
      return element;
    };
    const { turn, line, colour } = KINDS[kind];
    const pattern = make('pattern', {
      id,
      width: SIZE,
      height: SIZE,
      patternUnits: 'userSpaceOnUse',
      patternTransform: `rotate(${turn})`,
    });
    pattern.append(
      make('rect', { width: SIZE, height: SIZE, fill: 'var(--sunken)' }),
      make('rect', { width: line, height: SIZE, fill: colour }),
    );
    const definitions = make('defs', {});
    definitions.append(pattern);
    return definitions;
  };
