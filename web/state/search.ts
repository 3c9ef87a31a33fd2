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
export const writeSearch = (search: Search): string =>
  writeParameters(Object.entries(search).flatMap(([name, values]) => values.map((value): Parameter => [name, value])));

/** A request parameter: its name and its value. */
export type Parameter = readonly [name: string, value: string];

/** The same for parameters in order. */
export const writeParameters = (parameters: readonly Parameter[]): string => {
  const text = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return text === '' ? '' : `?${text}`;
};

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+').replaceAll('%3A', ':').replaceAll('%2C', ',');
