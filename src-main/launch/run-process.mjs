import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './places.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program and answers `{ code, signal, output }`; `output` only where it is not shown.
 * With `onStderr` all that is shown goes to stderr. A signal to this process is handed on. `code` is what a shell would say: 128 + n for signal n, 127 where it cannot be started.
 * @param {{ shown?: boolean, onStderr?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} [options]
 */
export function runProcess(command, args, { shown = true, onStderr = false, timeoutMs, env = process.env, cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: shown ? ['inherit', onStderr ? 2 : 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const pieces = [];
    child.stdout?.on('data', (piece) => pieces.push(piece));
    child.stderr?.on('data', (piece) => pieces.push(piece));
    const forwarding = forwardSignals(child);
    // without a shell between, the child itself is killed and not only its shell
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const end = (code, signal) => {
      clearTimeout(timer);
      forwarding.stop();
      const exitCode = signal === null ? code : 128 + (constants.signals[signal] ?? 0);
      if (forwarding.wasTold) process.exit(exitCode); // nothing that was to follow is wanted any more
      resolve({ code: exitCode, signal, output: Buffer.concat(pieces).toString('utf8') });
    };
    child.once('error', (error) => { pieces.push(Buffer.from(`${error.message}\n`)); end(127, null); });
    child.once('close', (code, signal) => end(code ?? 1, signal));
  });
}

function forwardSignals(child) {
  const forwarding = {
    wasTold: false,
    stop() {
      clearInterval(watch);
      for (const signal of signals) process.removeListener(signal, forward);
    },
  };
  const forward = (signal) => {
    forwarding.wasTold = true;
    // Ctrl+C in a terminal reaches every process of the group by itself
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  const parent = process.ppid;
  // the shell that npm puts between ends without a word to us when npm is told to stop
  const watch = setInterval(() => { if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) forward('SIGTERM'); }, 1000);
  return forwarding;
}
