/** PostgreSQL in a cluster of its own, on a socket in a folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { making, type Engine } from './table.js';

/** Where Debian and others put the newest version, and the path. */
function programs(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) => ['initdb', 'postgres', 'psql'].every((file) => existsSync(join(folder, file)))) ?? null
  );
}

/** The server refuses to be run by root: then it is run by the user that its package makes. */
function runner(): { uid: number; gid: number } | null | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((user) => user.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** Why PostgreSQL cannot be tried here; null where it can. */
export function postgresAbsent(): string | null {
  if (process.platform === 'win32') return 'there are no sockets of this kind';
  if (programs() === null) return 'initdb, postgres and psql are not installed';
  return runner() === null ? 'there is no user postgres to run it' : null;
}

/** Starts a server that nobody else can reach. Throws with what the server said where it does not start. */
export async function postgres(): Promise<Engine> {
  const bin = programs() ?? '';
  const user = runner();
  const folder = mkdtempSync(join(tmpdir(), 'casescore-pg-'));
  if (user != null) chownSync(folder, user.uid, user.gid);
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  const options = { ...user, cwd: folder, env, encoding: 'utf8' as const };
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'casescore', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    options,
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const settings = ['listen_addresses=', 'fsync=off', 'max_connections=5', 'shared_buffers=16MB'];
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...settings.flatMap((one) => ['-c', one])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (text: Buffer) => {
    log += text.toString();
  });
  const ended = new Promise<void>((done) => {
    server.once('exit', () => done());
  });
  const end = (): boolean => server.kill('SIGQUIT');
  process.once('exit', end);
  const psql = (file: string) =>
    spawnSync(
      join(bin, 'psql'),
      ['-h', folder, '-U', 'casescore', '-d', 'postgres', '-X', '-q', '--csv', '-v', 'ON_ERROR_STOP=1', '-f', file],
      { env, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
  const script = join(mkdtempSync(join(tmpdir(), 'casescore-psql-')), 'script.sql');
  writeFileSync(script, 'SELECT 1;\n');
  for (let tries = 0; psql(script).status !== 0; tries++) {
    if (server.exitCode !== null || tries > 200) throw new Error(`postgres did not start: ${log}`);
    await setTimeout(100);
  }
  return {
    csv: async (table, query) => {
      writeFileSync(script, ["SET client_min_messages = 'warning';", ...making(table), query].join('\n'));
      const { status, stdout, stderr } = psql(script);
      if (status !== 0) throw new Error(stderr);
      return stdout;
    },
    shell: (lines, cwd) => {
      const path = [cwd, bin, env.PATH].join(delimiter);
      const reached = { ...env, PATH: path, PGHOST: folder, PGUSER: 'casescore', PGDATABASE: 'postgres' };
      const { status, stdout, stderr } = spawnSync('sh', ['-ec', lines], { cwd, env: reached, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    },
    stop: async () => {
      end();
      await ended;
      process.off('exit', end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
