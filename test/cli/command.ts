/** The command as a user runs it: a process of its own, its output, its exit code. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
export const MAIN = join(ROOT, 'src/cli/main.ts');

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** The environment of this process without the settings it may hold. */
export function withoutSettings(): NodeJS.ProcessEnv {
  const { PORT: _port, HOST: _host, ...inherited } = process.env;
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => !name.startsWith('OPENCPF_')));
}

export function opencpf(args: readonly string[], environment: Record<string, string> = {}, cwd = ROOT): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...withoutSettings(), ...environment } });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      run.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      run.err += chunk;
    });
    child.on('close', (code) => resolve({ ...run, code }));
  });
}
