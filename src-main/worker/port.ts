import type { FromWorker, ToWorker } from '#contract/worker-messages.ts';

/** The worker's line to the main process. */
export interface MainPort {
  send(message: FromWorker): void;
  onMessage(listener: (message: ToWorker) => void): void;
  /** Ends the process once everything sent has left it. */
  close(): void;
}

interface UtilityParent {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The line of this process: Electron's parent port in a utility process, Node's message channel in a child process. */
export function mainPort(): MainPort {
  const { parentPort } = process as unknown as { parentPort?: UtilityParent };
  if (parentPort !== undefined) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data as ToWorker)),
      close: () => setTimeout(() => process.exit(0), 50), // a utility process has no call-back for a message that has left
    };
  }
  process.once('disconnect', () => process.exit(1)); // the main process is gone: nobody waits for an answer
  let sending = 0;
  let closing = false;
  const settled = (): void => { sending -= 1; if (closing && sending === 0) process.exit(0); };
  return {
    send: (message) => {
      process.send!(message, settled); // throws where the message cannot be copied: then there is nothing to wait for
      sending += 1;
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker)),
    close: () => { closing = true; if (sending === 0) process.exit(0); },
  };
}
