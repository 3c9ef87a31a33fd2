/**
 * Threshold rule: a row about fewer people than the threshold has its measures masked. Provisional: it protects each row on its own;
 * decisions on linked tables and across releases belong to disclosure control proper.
 */
export interface Threshold {
  readonly fewestHolders: number;
  readonly holders: string;
  readonly measures: readonly string[];
  readonly reasonColumn: string;
  readonly reason: string;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** SQL of each published column: measures become null and the reason is given, where the row is under the threshold. A row that was masked already keeps its reason. */
export function maskedColumns(columns: readonly string[], threshold: Threshold | undefined): string[] {
  if (threshold === undefined) return [...columns];
  const { fewestHolders, holders, measures, reasonColumn, reason } = threshold;
  return columns.map((name) => {
    if (measures.includes(name)) return `if(${holders} < ${fewestHolders}, null, ${name}) as ${name}`;
    if (name === reasonColumn) return `if(${holders} < ${fewestHolders}, ${text(reason)}, ${name}) as ${name}`;
    return name;
  });
}
