/** An answer of the API as it came: status, time, headers, and as much of its text as one can read. */
import { API } from './client.ts';

export interface Answer {
  readonly status: number;
  /** From the request to the end of what was read. */
  readonly milliseconds: number;
  /** Those that matter to a reader, in this order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The text; null for a file that is not one. */
  readonly text: string | null;
  /** More text followed. */
  readonly cut: boolean;
}

const HEADERS = [
  'X-OpenCPF-Release',
  'X-OpenCPF-Warnings',
  'X-OpenCPF-Unknown-Parameters',
  'ETag',
  'Content-Type',
  'X-RateLimit-Remaining',
  'X-RateLimit-dataset-Remaining',
  'Retry-After',
];

/** Characters read of an answer: what follows is left to a download. */
const MOST_CHARACTERS = 100_000;

const TEXT = /^text\/|json\b|[/+]xml\b/;

/** Asks a path of the API, and stops reading where nobody would read on. */
export async function ask(path: string, signal: AbortSignal): Promise<Answer> {
  const start = performance.now();
  const stop = new AbortController();
  const response = await fetch(API + path, { signal: AbortSignal.any([signal, stop.signal]) });
  const isText = TEXT.test(response.headers.get('content-type') ?? '');
  const { text, cut } = isText ? await readText(response) : { text: null, cut: false };
  const milliseconds = performance.now() - start;
  stop.abort();
  const headers = HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, milliseconds, headers, text, cut };
}

async function readText({ body }: Response): Promise<{ text: string; cut: boolean }> {
  let text = '';
  for await (const part of body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.length > MOST_CHARACTERS) return { text: text.slice(0, MOST_CHARACTERS), cut: true };
  }
  return { text, cut: false };
}
