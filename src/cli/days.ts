import { Refusal } from '../errors.ts';

/** A day written 2026-11-21, or a refusal. */
export function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
    return text;
  throw new Refusal('usage', 'This is not a day.', { value: text, expected: 'a day written 2026-11-21' });
}
