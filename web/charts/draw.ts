/** From a table and a drawing to SVG. The same code draws in the browser, in tests and in files. */
import * as Plot from '@observablehq/plot';
import type { Drawing, Pencil } from './drawing.ts';
import { bars } from './forms/bars.ts';
import { columns } from './forms/columns.ts';
import { heat } from './forms/heat.ts';
import { line } from './forms/line.ts';
import { map } from './forms/map.ts';
import { pyramid } from './forms/pyramid.ts';
import { range } from './forms/range.ts';
import { scatter } from './forms/scatter.ts';
import { stack } from './forms/stack.ts';
import { SOFT, TEXT } from './house.ts';
import type { ChartTable } from './table.ts';

/** Pixels: below it nothing can be read. */
const LEAST_WIDTH = 240;

export function draw(table: ChartTable, drawing: Drawing, pencil: Pencil): SVGSVGElement {
  const width = Math.max(LEAST_WIDTH, Math.round(pencil.width));
  const svg = Plot.plot({
    className: 'drawing',
    document: pencil.document,
    width,
    marginLeft: 0,
    marginRight: 0,
    ...form(table, drawing, { ...pencil, width }),
  }) as SVGSVGElement;
  svg.setAttribute('font-size', `${TEXT}`);
  svg.setAttribute('font-family', 'var(--sans)');
  svg.setAttribute('fill', SOFT);
  // The rules that Plot writes inside are in figure.css: the page takes no inline style.
  svg.querySelector('style')?.remove();
  // Plot names its groups in English, where no name may be read out: the drawing has its own.
  for (const group of svg.querySelectorAll('g[aria-label]')) {
    group.setAttribute('data-mark', group.getAttribute('aria-label')!);
    group.removeAttribute('aria-label');
  }
  hideSilentLinks(svg);
  return svg;
}

/** A mark without words is pressed; its name, a link beside it to the same place, is what is read and reached by the keyboard. */
function hideSilentLinks(svg: SVGSVGElement): void {
  for (const link of svg.querySelectorAll('a')) {
    if (link.textContent !== '') continue;
    link.setAttribute('aria-hidden', 'true');
    link.setAttribute('tabindex', '-1');
  }
}

function form(table: ChartTable, drawing: Drawing, pencil: Pencil): Plot.PlotOptions {
  switch (drawing.form) {
    case 'line':
      return line(table, drawing, pencil);
    case 'stack':
      return stack(table, drawing, pencil);
    case 'bars':
      return bars(table, drawing, pencil);
    case 'columns':
      return columns(table, drawing, pencil);
    case 'range':
      return range(table, drawing, pencil);
    case 'scatter':
      return scatter(table, drawing, pencil);
    case 'pyramid':
      return pyramid(table, drawing, pencil);
    case 'heat':
      return heat(table, drawing, pencil);
    case 'map':
      return map(table, drawing, pencil);
  }
}
