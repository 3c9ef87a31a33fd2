/** A publication in a process of its own, whose N-th system call on the data folder kills it or fails. Needs Debian's strace. */
import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Calls that change a folder or open its files, and calls that read them. */
const CHANGES = [
  ...['openat', 'write', 'pwrite64', 'fsync', 'fdatasync', 'rename', 'link', 'unlink', 'mkdir', 'rmdir'],
  ...['ftruncate', 'fallocate'],
];
const READS = ['read', 'pread64'];

/** What happens instead of the call: the process is killed, or the call gives an error. */
export const FAULTS = ['signal=KILL', 'error=EIO', 'error=ENOSPC'] as const;

export interface Strike {
  call: string;
  /** Which of the calls of that name, from 1. */
  number: number;
  fault: (typeof FAULTS)[number];
}

/** The calls of a whole run on its data folder, and the paths they name. */
export interface Trace {
  counts: Map<string, number>;
  paths: string[];
}

export interface Ended {
  /** Null: killed. */
  code: number | null;
  said: string;
}

/** Whether strace is there and may trace. */
export const canStrike = (): boolean => spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** Runs the child to its end and counts its calls on the folder. */
export async function trace(work: readonly string[], data: string): Promise<Trace> {
  const log = `${data}.trace`;
  const ended = await run(['-y', '-e', `trace=${[...CHANGES, ...READS].join(',')}`, '-o', log], work, data);
  if (ended.code !== 0) throw new Error(`The publication failed without any fault: ${ended.said}`);
  const counts = new Map<string, number>();
  const paths = new Set<string>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const call = /^\d+ +(\w+)\(/.exec(line)?.[1];
    const named = [...line.matchAll(/["<](\/[^">]*)[">]/g)].map(([, path]) => path!);
    // Locks written aside have another name in each run.
    const here = named.filter((path) => path.startsWith(`${data}/`) && !path.includes('publisher.lock.'));
    if (call === undefined || here.length === 0) continue;
    counts.set(call, (counts.get(call) ?? 0) + 1);
    for (const path of here) paths.add(path);
  }
  return { counts, paths: [...paths] };
}

/** Every strike that a traced run offers: any fault of the calls that change the folder, failures alone of those that read. */
export function strikesOf({ counts }: Trace): { changes: Strike[]; reads: Strike[] } {
  const strikes = (calls: readonly string[], faults: readonly Strike['fault'][]) =>
    calls.flatMap((call) =>
      Array.from({ length: counts.get(call) ?? 0 }, (_, index) =>
        faults.map((fault) => ({ call, number: index + 1, fault })),
      ).flat(),
    );
  return { changes: strikes(CHANGES, FAULTS), reads: strikes(READS, ['error=EIO']) };
}

/** Runs the child with a strike. */
export const strike = ({ paths }: Trace, { call, number, fault }: Strike, work: readonly string[], data: string) =>
  run(
    [
      ...paths.flatMap((path) => ['-P', path]),
      ...['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${number}`, '-o', '/dev/null'],
    ],
    work,
    data,
  );

/**
 * strace counts the calls of each thread apart: one thread of libuv, where Node's files and the engine's queries both run, and none of the
 * engine's own, make the N-th call of that thread the N-th of the publication.
 */
function run(options: readonly string[], work: readonly string[], data: string): Promise<Ended> {
  const child = join(import.meta.dirname, 'child.ts');
  const args = ['-f', '--seccomp-bpf', '--quiet=all', ...options, process.execPath, child, data, ...work];
  return new Promise((resolve, reject) => {
    const process_ = spawn('strace', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    });
    let said = '';
    process_.stderr.on('data', (chunk) => {
      said += chunk;
    });
    process_.on('error', reject);
    process_.on('close', (code) => resolve({ code, said }));
  });
}
