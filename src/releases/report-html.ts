/** HTML of the reports about a release: escaped texts, tables, figures, and the page itself, whole and without script, that prints well. */
import type { Said } from './quality.ts';

export type Language = keyof Said;
const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A number as people read it in a language, with three decimals at most. */
export const number = (value: number, language: Language): string =>
  value.toLocaleString(LOCALES[language], { maximumFractionDigits: 3 });

/** A share from 0 to 1, in percent. */
export const percent = (share: number, language: Language): string =>
  share.toLocaleString(LOCALES[language], { style: 'percent', maximumFractionDigits: 2 });

/** Markup that is written already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);

export type Cell = string | Html;
export const markup = (cell: Cell): string => (cell instanceof Html ? cell.text : escaped(cell));

/** A cell of figures, to the right. */
export const figures = (text: string): Html => new Html(`<span class="n">${escaped(text)}</span>`);
/** What a reader must not miss, or need not look at. */
export const mark = (text: string, good: boolean): Html =>
  new Html(`<span class="${good ? 'good' : 'bad'}">${escaped(text)}</span>`);
export const code = (text: string): Html => new Html(`<code>${escaped(text)}</code>`);

/** A table under its caption; a word when it has no rows. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  none: string,
): string {
  const head = header.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${markup(cell)}</td>`).join('')}</tr>`).join('\n');
  const content =
    rows.length === 0
      ? `<p>${escaped(none)}</p>`
      : `<div><table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
  return `<section><h2>${escaped(caption)}</h2>\n${content}</section>`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
section > div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8885; }
th { font-weight: 600; } dt { font-weight: 600; } dd { margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
.n { font-variant-numeric: tabular-nums; white-space: nowrap; } code { font-size: .9em; }
.bad { font-weight: 700; } .bad::before { content: "✗ "; } .good::before { content: "✓ "; }
@media print { body { max-width: none; margin: 0; font-size: 9pt; } section > div { overflow: visible; } tr { break-inside: avoid; } h2 { break-after: avoid; } }`;

/** What a page holds. */
export interface ReportPage {
  readonly title: string;
  /** Its files: the page in the other language, and the same facts as JSON. */
  readonly files: Readonly<Record<Language | 'json', string>>;
  readonly facts: readonly (readonly [name: string, value: Cell])[];
  /** Markup. */
  readonly sections: readonly string[];
}

/** The page; it links to the same in the other language, and to the JSON. */
export function renderReportPage({ title, files, facts, sections }: ReportPage, language: Language): string {
  const other = language === 'fr' ? 'en' : 'fr';
  const list = facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${markup(value)}</dd>`);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p><a href="${files[other]}" lang="${other}" hreflang="${other}">${other === 'fr' ? 'Français' : 'English'}</a> · <a href="${files.json}">JSON</a></p>
<dl>${list.join('\n')}</dl>
${sections.join('\n')}
</body>
</html>
`;
}
