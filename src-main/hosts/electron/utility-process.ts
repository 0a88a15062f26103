import type { FromWorker, ToWorker } from '#contract/worker-messages.ts';

/** The part of Electron's utility process that is used here. */
export interface UtilityChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** A started worker as the jobs know one; the same shape that plain Node's child process is given. */
export interface UtilityWorker {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  onExit(listener: (signal: string) => void): void;
  kill(): void;
}

/** Starts workers as utility processes. */
export function utilityLauncher(fork: (options: readonly string[]) => UtilityChild): (options: readonly string[]) => UtilityWorker {
  return (options) => {
    const child = fork(options);
    let gone = false;
    child.once('exit', () => { gone = true; });
    return {
      // Electron throws where the process has ended already
      post: (message) => { if (!gone) child.postMessage(message); },
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
      onExit: (listener) => void child.once('exit', (code) => listener(String(code))),
      kill: () => { if (!gone) child.kill(); },
    };
  };
}
