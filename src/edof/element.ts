import { shorten } from './kept-text.ts';

/** One formation as a small tree: the only part of a file that is held at once. */
export interface Element {
  /** Local name. */
  readonly name: string;
  /** What rules call it: its name, and for an `extra` or `extras` its `info` too: `extra:duree-apprentissage`. */
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: Element[];
  /** Its own text, that of its children excluded. */
  text: string;
  /** Line of its opening tag, from 1. */
  readonly line: number;
  /** For a formation, which one of the file, from 1; otherwise 0. */
  readonly ordinal: number;
}

/** The children with this key. */
export const childrenOf = (element: Element, key: string): Element[] =>
  element.children.filter((child) => child.key === key);

/** The first element at the end of a path of keys: `organisme-formation-responsable/SIRET-organisme-formation/SIRET`. */
export function find(element: Element, path: string): Element | undefined {
  let found: Element | undefined = element;
  for (const key of path.split('/')) found = found?.children.find((child) => child.key === key);
  return found;
}

/** All the elements at the end of a path of keys. */
export const findAll = (element: Element, path: string): Element[] =>
  path.split('/').reduce((level, key) => level.flatMap((one) => childrenOf(one, key)), [element]);

/** Text without its outer blanks; undefined when the element is absent or blank. */
export const textOf = (element: Element | undefined): string | undefined => element?.text.trim() || undefined;

/** The nearest element of this name, the element itself included. */
export function enclosing(element: Element, name: string): Element | undefined {
  let one: Element | null = element;
  while (one !== null && one.name !== name) one = one.parent;
  return one ?? undefined;
}

/** How a key is written in a path: `extra[@info='frais-ttc']`. */
export const stepOf = (key: string): string => {
  const [name = '', info] = key.split(':', 2);
  return info === undefined ? shorten(name) : `${name}[@info='${shorten(info)}']`;
};

const LEVELS = ['formation', 'action', 'session'];

/** Where an element stands in its file: `lheo/offres/formation[2]/action[1]/session[1]/periode/debut`. */
export function pathOf(element: Element): string {
  if (element.parent === null) return `lheo/offres/formation[${element.ordinal}]`;
  const siblings = childrenOf(element.parent, element.key);
  const numbered = siblings.length > 1 || LEVELS.includes(element.name);
  const step = stepOf(element.key);
  return `${pathOf(element.parent)}/${numbered ? `${step}[${siblings.indexOf(element) + 1}]` : step}`;
}
