import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { watchMemory } from './process-memory.ts';

export const projectRoot = join(import.meta.dirname, '..', '..', '..');

export interface NodeRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** The most memory the process and its children held together; null where it is not measured. */
  readonly peakBytes: number | null;
  readonly timedOut: boolean;
}

/** Runs a script of the project under this very Node. */
export function runNode(script: string, words: readonly string[], { env = process.env, timeoutMs = 600_000 }: { env?: NodeJS.ProcessEnv; timeoutMs?: number } = {}): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [join(projectRoot, script), ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.once('error', reject);
    const memory = watchMemory(child.pid ?? 0);
    let timedOut = false;
    const killer = setTimeout(() => { timedOut = true; child.kill('SIGKILL'); }, timeoutMs);
    const collected = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => { collected[name] += text; });
    const stop = (): void => void child.kill();
    process.once('exit', stop);
    child.once('close', (code) => {
      clearTimeout(killer);
      process.removeListener('exit', stop);
      resolve({ ...collected, code: code ?? 1, seconds: (performance.now() - startedAt) / 1000, peakBytes: memory.stop()?.together ?? null, timedOut });
    });
  });
}
