/** Opens a file in the program that the system has for it. */
import { spawn } from 'node:child_process';
import type { Streams } from './streams.js';

/** How long a program that opens files is waited for, in milliseconds: one that is still running has opened it. */
const longestWait = 3000;

/**
 * Opens a file by `xdg-open`, `open` or `start`. Returns null, or why it could not be opened. A program that stays open is left to itself.
 */
export async function openFile(path: string, env: Streams['env'], platform = process.platform): Promise<string | null> {
  const [command, args] = openerOf(path, platform);
  const opener = spawn(command, args, {
    env: { ...env },
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: true,
  });
  opener.unref();
  return new Promise((settle) => {
    const timer = setTimeout(() => settle(null), longestWait);
    const finish = (why: string | null): void => {
      clearTimeout(timer);
      settle(why);
    };
    opener.once('error', (error: NodeJS.ErrnoException) => {
      finish(error.code === 'ENOENT' ? `there is no ${command} here` : `${command}: ${error.code ?? error.message}`);
    });
    opener.once('exit', (code) => finish(code === 0 ? null : `${command} could not open it`));
  });
}

function openerOf(path: string, platform: NodeJS.Platform): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [path]];
  // The first text in quotes is the title of a window.
  if (platform === 'win32') return ['cmd', ['/d', '/s', '/c', `"start "" "${path}""`]];
  return ['xdg-open', [path]];
}
