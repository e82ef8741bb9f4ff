/**
 * Times whole commands against each other in one run: they take turns, so that whatever else the machine does falls on all of them.
 * Wall-clock, processor time (user and system, of the command and its children) and peak memory.
 */
import { spawnSync } from 'node:child_process';

/**
 * The environment of every command: without what this machine sets for Node alone. Node 20 reads and parses all of NODE_EXTRA_CA_CERTS when
 * it starts, which takes longer than the rest of its start. `NODE_SETTINGS=kept` leaves everything as it is.
 */
const env = { ...process.env };
if (env.NODE_SETTINGS !== 'kept') for (const name of ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS']) delete env[name];

/** What bash writes of a command on its last line of standard error. */
const timesFormat = "TIMEFORMAT='%R %U %S'; time exec_it";

/** Peak resident memory as the kernel counts it, in kilobytes, printed by a child that waits for the command. */
const waiting =
  'import os,sys\n' +
  'pid=os.posix_spawnp(sys.argv[1],sys.argv[1:],os.environ,file_actions=[(os.POSIX_SPAWN_OPEN,1,"/dev/null",os.O_WRONLY,0)])\n' +
  '_,status,used=os.wait4(pid,0)\n' +
  'print(used.ru_maxrss)\n' +
  'sys.exit(os.waitstatus_to_exitcode(status))\n';

/** One run of a command in seconds. Throws where it fails. */
function timeCommand(argv) {
  const script = `exec_it() { "$@" > /dev/null; }; ${timesFormat} "$@"`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...argv], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}:\n${stderr}`);
  const [wall, user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: user + system };
}

/** The peak memory of a command in megabytes (2^20), or null where there is no Python to ask the kernel. Throws where the command fails. */
function peakMemory(argv) {
  const { error, status, stdout, stderr } = spawnSync('python3', ['-c', waiting, ...argv], { encoding: 'utf8', env });
  if (error !== undefined) return null;
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}:\n${stderr}`);
  return Number(stdout) / 1024;
}

/**
 * The mean of the middle half: like the median it leaves aside what disturbed a few runs, and it tells short commands apart of which bash
 * counts only whole milliseconds.
 */
function middle(numbers) {
  const quarter = Math.floor(numbers.length / 4);
  const half = numbers.toSorted((a, b) => a - b).slice(quarter, numbers.length - quarter);
  return half.reduce((sum, n) => sum + n, 0) / half.length;
}

/** Runs every command `runs` times, in turn, after one run of each that does not count. Returns what each took by name, in seconds. */
function measure(commands, runs) {
  const all = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let turn = 0; turn <= runs; turn++) {
    for (const [name, argv] of Object.entries(commands)) {
      const times = timeCommand(argv);
      if (turn > 0) all.get(name).push(times);
    }
  }
  return [...all].map(([name, times]) => ({
    name,
    wall: middle(times.map(({ wall }) => wall)),
    cpu: middle(times.map(({ cpu }) => cpu)),
  }));
}

/** Measures the commands and prints a table: what each took, the ratio of the first command to it, and its peak memory. */
export function printTable(title, commands, runs) {
  const measured = measure(commands, runs);
  const [first] = measured;
  process.stdout.write(`${title}\n${'command'.padEnd(48)}   wall  ratio      cpu  ratio   memory\n`);
  for (const { name, wall, cpu } of measured) {
    const times = [wall, cpu].map((seconds) => `${seconds.toFixed(3)} s`.padStart(8));
    const ratios = [first.wall / wall, first.cpu / cpu].map((ratio) => ratio.toFixed(2).padStart(5));
    const memory = `${peakMemory(commands[name])?.toFixed(0) ?? '?'} MB`.padStart(7);
    process.stdout.write(`${name.padEnd(46)} ${times[0]}  ${ratios[0]} ${times[1]}  ${ratios[1]}  ${memory}\n`);
  }
  process.stdout.write('\n');
}
