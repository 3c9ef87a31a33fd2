/** Builds the portal into `web/dist` when its sources or the lockfile have changed since the last build; says nothing otherwise. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join(import.meta.dirname, 'dist/.sources');

/** Sum of every source of the portal and of the lockfile. */
function sumSources(): string {
  const hash = createHash('sha256');
  const sources = globSync('**/*.{ts,tsx,css,html,svg,json}', {
    cwd: import.meta.dirname,
    exclude: (name) => name === 'dist',
  });
  for (const file of [...sources.sort(), '../package-lock.json'])
    hash.update(`${file}\n`).update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex');
}

/** Returns whether a build was made. */
export async function buildPortal(): Promise<boolean> {
  const sum = sumSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sum) return false;
  const { build } = await import('vite');
  const configFile = join(import.meta.dirname, 'vite.config.ts');
  await build({ configFile });
  await build({ configFile, build: { ssr: 'server.tsx' } });
  writeFileSync(STAMP, sum);
  return true;
}

if (import.meta.main) {
  const start = performance.now();
  if (await buildPortal()) console.log(`Portal built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}
