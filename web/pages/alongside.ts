/**
 * Waits, on the server alone, for what a page shows beside what it cannot be read without, so that it is in the page that is sent; a browser
 * draws the page meanwhile. A failure is told by the part of the page that asks for the answer.
 */
export async function alongside(answers: readonly Promise<unknown>[]): Promise<void> {
  if (import.meta.env.SSR) await Promise.allSettled(answers);
}
