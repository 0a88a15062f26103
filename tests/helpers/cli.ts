import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './library-folders.ts';
import { projectRoot } from './library-open.ts';

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions { readonly home?: string; readonly cwd?: string; readonly uid?: number; readonly onStderr?: (text: string, child: ChildProcess) => void }

/** Runs the command line as a process of its own, at home in a folder of its own. */
export function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const home = options.home ?? temporaryFolder();
  const child = spawn(process.execPath, [join(projectRoot, 'src-main', 'cli.ts'), ...words], {
    cwd: options.cwd ?? home, env: { ...process.env, SHELFBRIDGE_HOME: home, LC_ALL: 'C.UTF-8', LANG: '', NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid !== undefined && { uid: options.uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; options.onStderr?.(stderr, child); });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** The one document that `--json` prints; fails where there is anything else on the standard output. */
export function jsonOf<T>({ stdout }: CliResult): T {
  if (!stdout.endsWith('\n') || stdout.trimEnd().includes('\n')) throw new Error(`not one line: ${stdout.slice(0, 200)}`);
  return JSON.parse(stdout) as T;
}
