/** Text → tokens with positions. */
import type { Limits } from '../limits.ts';
import { type Clause, malformed, unexpected } from './refusals.ts';

export type TokenKind = 'word' | 'quoted' | 'text' | 'number' | 'date' | 'geometry' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** What it says: without quotes and escapes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const RULES: readonly (readonly [TokenKind | 'blank', RegExp])[] = [
  ['blank', /[ \t\r\n]+/y],
  ['date', /date'([^']*)'/iy],
  ['geometry', /geom'([^']*)'/iy],
  // One dot at a time: `a..b` is a range.
  ['word', /([A-Za-z_]\w*(?:\.\w+)*)/y],
  ['quoted', /`((?:[^`\\]|\\.)+)`/sy],
  ['text', /'((?:[^'\\]|\\.)*)'/sy],
  ['text', /"((?:[^"\\]|\\.)*)"/sy],
  ['number', /(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y],
  ['symbol', /(\.\.|<=|>=|!=|<>|[()[\],:=<>+\-*/])/y],
];

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const unescapeText = (inner: string): string =>
  inner.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );

/** In back-quotes only a back-quote and a backslash are escaped; other backslashes stand for themselves. */
const unescapeName = (inner: string): string => inner.replaceAll(/\\([`\\])/g, '$1');

const UNESCAPE: Partial<Record<TokenKind | 'blank', (inner: string) => string>> = {
  text: unescapeText,
  quoted: unescapeName,
};

/** Splits a clause; the last token is `end`. Refuses a clause that is too long or a character that starts nothing. */
export function tokens(clause: Clause, text: string, { clause_characters: most }: Limits): Token[] {
  if (text.length > most) {
    throw malformed(
      clause,
      most,
      `The clause has ${text.length} characters; at most ${most} are accepted (clause_characters).`,
    );
  }
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token === undefined) throw unexpected(clause, text, at, String.fromCodePoint(text.codePointAt(at)!));
    if (token.kind !== 'blank') found.push(token as Token);
    at = token.end;
  }
  found.push({ kind: 'end', value: '<EOF>', start: at, end: at });
  return found;
}

function tokenAt(text: string, start: number): (Omit<Token, 'kind'> & { kind: TokenKind | 'blank' }) | undefined {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = start;
    const match = rule.exec(text);
    if (match === null) continue;
    const inner = match[1] ?? '';
    return { kind, value: UNESCAPE[kind]?.(inner) ?? inner, start, end: rule.lastIndex };
  }
  return undefined;
}
