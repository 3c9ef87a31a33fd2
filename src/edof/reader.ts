/** The streaming reader: bytes to formations, one small tree after another. The only file that names the XML parser. */
import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LIMITS } from '../limits.ts';
import type { Element } from './element.ts';
import { decoderOf, type EncodingRead } from './encoding.ts';
import { shorten } from './kept-text.ts';

/** Reading had to stop: malformed XML (O101) or a limit (O102). */
export class Unreadable extends Error {
  readonly code: 'O101' | 'O102';
  readonly line: number;
  readonly path: string;

  constructor(code: 'O101' | 'O102', message: string, line: number, path: string) {
    super(message);
    this.code = code;
    this.line = line;
    this.path = path;
  }
}

/** An element above the formations that has no place there. */
export interface Stray {
  readonly path: string;
  readonly line: number;
}

export interface ReaderListener {
  /** The root element, before any formation. */
  root(name: string, namespace: string, line: number): void;
  stray(stray: Stray): void;
  progress?: ((bytes: number) => void) | undefined;
}

/** Above the formations: what may stand in what, `extras` apart. */
const SKELETON = new Map([
  ['lheo', 'offres'],
  ['lheo/offres', 'formation'],
]);

/** Gives the formations of a file in order. What is held: those that end within one chunk of 64 KiB, and the one under way. Throws `Unreadable`. */
export async function* readFormations(
  file: string,
  encoding: EncodingRead,
  listener: ReaderListener,
): AsyncGenerator<Element> {
  const builder = new Builder(listener);
  const decoder = decoderOf(encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    builder.write(decoder.decode(chunk, { stream: true }));
    bytes += chunk.length;
    listener.progress?.(bytes);
    yield* builder.take();
  }
  builder.write(decoder.decode());
  builder.close();
  yield* builder.take();
}

class Builder {
  readonly #listener: ReaderListener;
  readonly #parser = new SaxesParser({ xmlns: true });
  /** Names of the open elements, from the root. */
  readonly #open: string[] = [];
  #namespace = '';
  #done: Element[] = [];
  #formations = 0;
  /** The innermost open element of the formation under way. */
  #current: Element | null = null;
  #elements = 0;
  #startedAt = 0;
  /** Line where the tag being read begins. */
  #tagLine = 1;
  #lastEventAt = 0;

  constructor(listener: ReaderListener) {
    this.#listener = listener;
    const parser = this.#parser;
    parser.on('error', (error) => this.#stop('O101', error.message));
    parser.on('opentagstart', () => {
      this.#tagLine = parser.line;
    });
    parser.on('opentag', (tag) => this.#openElement(tag));
    parser.on('closetag', () => this.#closeElement());
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('comment', () => this.#event());
    parser.on('processinginstruction', () => this.#event());
  }

  write(text: string): void {
    this.#parser.write(text);
    if (this.#parser.position - this.#lastEventAt > LIMITS.edof_text_bytes) this.#exceed('edof_text_bytes');
    if (this.#current !== null && this.#parser.position - this.#startedAt > LIMITS.edof_formation_bytes)
      this.#exceed('edof_formation_bytes');
  }

  close(): void {
    this.#parser.close();
  }

  take(): Element[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #openElement(tag: SaxesTagNS): void {
    this.#event();
    if (this.#open.length === 0) {
      this.#namespace = tag.uri;
      this.#listener.root(tag.local, tag.uri, this.#tagLine);
    }
    const name = tag.uri === this.#namespace ? tag.local : tag.name;
    if (this.#current !== null) this.#current = this.#grow(this.#current, name, tag);
    else this.#enter(this.#open.join('/'), name, tag);
    this.#open.push(name);
    if (this.#open.length > LIMITS.edof_depth) this.#exceed('edof_depth');
  }

  /** An element that is in no formation yet. */
  #enter(above: string, name: string, tag: SaxesTagNS): void {
    const expected = SKELETON.get(above);
    if (expected === undefined || name === 'extras') return;
    if (name !== expected) this.#listener.stray({ path: `${above}/${shorten(name)}`, line: this.#tagLine });
    else if (name === 'formation') this.#current = this.#grow(null, name, tag);
  }

  #grow(parent: Element | null, name: string, tag: SaxesTagNS): Element {
    if (parent === null) {
      this.#elements = 0;
      this.#startedAt = this.#parser.position;
      this.#formations++;
    }
    if (++this.#elements > LIMITS.edof_formation_elements) this.#exceed('edof_formation_elements');
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.name] = attribute.value;
    const info = name === 'extra' || name === 'extras' ? attributes.info : undefined;
    const element: Element = {
      name,
      key: info === undefined ? name : `${name}:${info}`,
      attributes,
      parent,
      children: [],
      text: '',
      line: this.#tagLine,
      ordinal: parent === null ? this.#formations : 0,
    };
    parent?.children.push(element);
    return element;
  }

  #closeElement(): void {
    this.#event();
    this.#open.pop();
    if (this.#current === null) return;
    if (this.#current.parent === null) this.#done.push(this.#current);
    this.#current = this.#current.parent;
  }

  #addText(text: string): void {
    this.#event();
    if (this.#current === null) return;
    this.#current.text += text;
    if (this.#current.text.length > LIMITS.edof_text_bytes) this.#exceed('edof_text_bytes');
  }

  #event(): void {
    this.#lastEventAt = this.#parser.position;
  }

  #exceed(limit: 'edof_text_bytes' | 'edof_depth' | 'edof_formation_bytes' | 'edof_formation_elements'): never {
    return this.#stop('O102', `${limit} ${LIMITS[limit]}`);
  }

  #stop(code: 'O101' | 'O102', message: string): never {
    throw new Unreadable(code, message, this.#parser.line, this.#open.map(shorten).join('/'));
  }
}
