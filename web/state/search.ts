/** The query string as plain data: every name with its values, in order. */

export type Search = Readonly<Record<string, readonly string[]>>;

export const parseSearch = (text: string): Search => {
  const search: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(search, name)) search[name]!.push(value);
    else Object.defineProperty(search, name, { value: [value], enumerable: true, configurable: true, writable: true });
  }
  return search;
};

/** With its question mark; nothing when there is nothing to say. Characters that are safe in a query stay readable. */
export const writeSearch = (search: Search): string => {
  const text = Object.entries(search)
    .flatMap(([name, values]) => values.map((value) => `${encode(name)}=${encode(value)}`))
    .join('&');
  return text === '' ? '' : `?${text}`;
};

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+').replaceAll('%3A', ':').replaceAll('%2C', ',');
