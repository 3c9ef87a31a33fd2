/** A chart as an image that can stand alone: its finding, its drawing, its source. */
import type { Telling, View } from '../../charts/chart.ts';
import { draw } from '../../charts/draw.ts';
import { splitTitle, WORDS as WORDS_OF_ALL } from '../../words/index.ts';
import { save } from './save.ts';
import { WORDS } from './words.ts';

/** Pixels of the image, its margins, and points of the screen for each in a PNG. */
const WIDTH = 960;
const MARGIN = 32;
const SHARPNESS = 2;
const TITLE = { size: 24, line: 30, font: 'Source Serif 4, Georgia, serif' };
const TEXT = { size: 14, line: 21, font: 'Inter, Helvetica, Arial, sans-serif' };

export async function saveImage(telling: Telling, view: View, file: string, type: 'svg' | 'png'): Promise<void> {
  const svg = composeImage(telling, view, document, colourOf);
  const text = new XMLSerializer().serializeToString(svg);
  if (type === 'svg') save(`${file}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  else save(`${file}.png`, await rasterize(text, Number(svg.getAttribute('height'))));
}

/** The whole image. `colour` gives the value of a token, since a file has no style sheet. */
export function composeImage(
  telling: Telling,
  { lang, dataset }: View,
  page: Document,
  colour: (token: string) => string,
): SVGSVGElement {
  const drawing = draw(telling.table, telling.drawing, { lang, width: WIDTH - 2 * MARGIN, document: page });
  const { release, origin } = dataset.metas.opencpf;
  const words = WORDS[lang];
  const source = words.source(splitTitle(dataset.metas.default.title).name, release);
  const svg = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let y = MARGIN;
  const write = (text: string, { size, line, font }: typeof TEXT, token: string, weight = '400') => {
    for (const part of wrap(text, (WIDTH - 2 * MARGIN) / (size * 0.52))) {
      y += line;
      const element = page.createElementNS('http://www.w3.org/2000/svg', 'text');
      const attributes = {
        x: MARGIN,
        y: y - line * 0.25,
        'font-size': size,
        'font-family': font,
        'font-weight': weight,
      };
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
      element.setAttribute('fill', `var(${token})`);
      element.textContent = part;
      svg.append(element);
    }
  };
  write(telling.title, TITLE, '--ink', '600');
  write(telling.subtitle, TEXT, '--ink-soft');
  y += 16;
  drawing.setAttribute('x', `${MARGIN}`);
  drawing.setAttribute('y', `${y}`);
  svg.append(drawing);
  y += Number(drawing.getAttribute('height')) + 8;
  for (const note of [
    ...(telling.reading === undefined ? [] : [`${words.reading} : ${telling.reading}`]),
    ...(telling.notes ?? []),
  ])
    write(note, { ...TEXT, size: 13, line: 19 }, '--ink-soft');
  write(
    `${source}.${origin === 'simulated' ? ` ${words.simulated}` : ''} ${WORDS_OF_ALL[lang].site.title}`,
    { ...TEXT, size: 13, line: 22 },
    '--ink-faint',
  );
  const height = y + MARGIN;
  const ground = page.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: WIDTH, height, fill: 'var(--surface)' }))
    ground.setAttribute(name, `${value}`);
  svg.prepend(ground);
  for (const [name, value] of Object.entries({ width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }))
    svg.setAttribute(name, `${value}`);
  resolveTokens(svg, colour);
  return svg;
}

/** Replaces tokens by their values, and the text fonts by ones that other programs have. */
function resolveTokens(svg: Element, colour: (token: string) => string): void {
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of [...element.attributes])
      if (value.includes('var(--'))
        element.setAttribute(
          name,
          value.replaceAll(/var\((--[\w-]+)\)/g, (_, token: string) =>
            token === '--sans' ? TEXT.font : colour(token),
          ),
        );
}

const colourOf = (token: string): string => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

/** Lines of at most so many letters, broken at spaces. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

async function rasterize(svg: string, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: WIDTH * SHARPNESS,
    height: height * SHARPNESS,
  });
  const pen = canvas.getContext('2d')!;
  pen.scale(SHARPNESS, SHARPNESS);
  pen.drawImage(image, 0, 0);
  return await new Promise((done) => canvas.toBlob((blob) => done(blob!), 'image/png'));
}
