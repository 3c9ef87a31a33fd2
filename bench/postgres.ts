/** PostgreSQL over the same rows: a server of its own in the bench's folder, started and stopped here. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const BIN = '/usr/lib/postgresql/15/bin';
const SETTINGS = [
  'shared_buffers=1GB',
  'effective_cache_size=4GB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'max_wal_size=4GB',
  // Nothing changes once it is loaded.
  'autovacuum=off',
];
const START_TRIES = 100;

export interface Asking extends AsyncDisposable {
  /** Rows of a query, in the order of its columns. */
  ask(sql: string): Promise<unknown[][]>;
}

/** A table and the CSV file of its rows, without a header; the types of its columns by name. */
export interface Table {
  name: string;
  columns: Readonly<Record<string, string>>;
  csv: string;
}

/** Starts the server; a new one is given the rows of the tables, then runs `statements`. Undefined when PostgreSQL is not installed. */
export async function openPostgres(
  folder: string,
  tables: readonly Table[],
  statements: readonly string[],
): Promise<Asking | undefined> {
  if (!existsSync(join(BIN, 'postgres'))) return undefined;
  const data = join(folder, 'postgres');
  const owner = ownerOf();
  const isNew = !existsSync(data);
  if (isNew) {
    mkdirSync(data, { mode: 0o700 });
    if (owner !== undefined) chownSync(data, owner.uid, owner.gid);
    const options = ['--auth=trust', '--username=bench', '--locale=C', '--encoding=UTF8'];
    execFileSync(join(BIN, 'initdb'), ['-D', data, ...options], { ...owner, stdio: 'ignore', cwd: '/' });
  }
  const settings = [`unix_socket_directories=${data}`, 'listen_addresses=', ...SETTINGS].flatMap((one) => ['-c', one]);
  const server = spawn(join(BIN, 'postgres'), ['-D', data, ...settings], { ...owner, stdio: 'ignore', cwd: '/' });
  const target = ['-h', data, '-U', 'bench', '-d', 'postgres'];
  await untilReady(target);
  if (isNew) load(target, tables, statements);
  const psql = spawn(join(BIN, 'psql'), [...target, '-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    ask: asker(psql),
    [Symbol.asyncDispose]: async () => {
      psql.kill();
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

/** The server refuses to run as root: it then runs as the user that its package made. */
function ownerOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(target: readonly string[]): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries++) {
    try {
      execFileSync(join(BIN, 'psql'), [...target, '-c', 'select 1'], { stdio: 'ignore' });
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('PostgreSQL did not start');
}

function load(target: readonly string[], tables: readonly Table[], statements: readonly string[]): void {
  const filled = tables.flatMap(({ name, columns, csv }) => [
    `create table ${name} (${Object.entries(columns)
      .map((column) => column.join(' '))
      .join(', ')})`,
    `\\copy ${name} from '${csv}' (format csv)`,
  ]);
  const commands = [...filled, ...statements].flatMap((one) => ['-c', one]);
  execFileSync(join(BIN, 'psql'), [...target, '-q', '-v', 'ON_ERROR_STOP=1', ...commands], { stdio: 'inherit' });
}

/** One client kept open: a query is written to it, and its rows are read until the mark that follows them. */
function asker(psql: ChildProcess): Asking['ask'] {
  const lines = createInterface({ input: psql.stdout! })[Symbol.asyncIterator]();
  return async (sql) => {
    psql.stdin!.write(`${sql};\n\\echo -- end\n`);
    const rows: string[][] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`PostgreSQL refused: ${sql}`);
      if (value === '-- end') return rows;
      rows.push(value.split('\t'));
    }
  };
}
