/**
 * Makes the request target that scripts really send into one that can be routed: letters with accents sent raw (Node reads
 * their bytes as Latin-1) are escaped, doubled leading slashes become one.
 */
export function tidyTarget(target: string): string {
  const escaped = target.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return escaped.replace(/^\/{2,}/, '/');
}
