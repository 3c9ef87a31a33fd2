/** Parts that schemas are made of. */

/** An object whose members are all required, unless it is said which are. */
export const object = (
  properties: Record<string, object>,
  required: readonly string[] = Object.keys(properties),
): object => ({ type: 'object', required, properties });
export const list = (items: object): object => ({ type: 'array', items });
export const TEXT = { type: 'string' };
export const COUNT = { type: 'integer', minimum: 0 };
/** A figure, or none. */
export const FIGURE = { type: ['number', 'null'] };
