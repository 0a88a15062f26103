import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(import.meta.dirname, '..', '..');
const startLimitMs = 30_000;

/** The browser host as a process of its own. */
export interface HostProcess {
  /** The address that lets one browser in. */
  readonly url: string;
  readonly pid: number;
  /** What it wrote to its terminal so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Builds the program where its sources are newer than what was built. @throws Error with what the build said */
export async function ensureBuilt(): Promise<void> {
  const script = pathToFileURL(join(root, 'src-main', 'launch', 'built.mjs')).href;
  const built = await import(script) as { isBuilt(): boolean; build(options: { shown: boolean }): Promise<{ code: number; output: string }> };
  if (built.isBuilt()) return;
  const { code, output } = await built.build({ shown: false });
  if (code !== 0) throw new Error(`The program could not be built.\n${output}`);
}

/**
 * Starts the host on a folder of its own.
 * @param home everything of the program: its settings and its catalogue
 * @param zone where its clock is
 */
export async function startHost(home: string, options: readonly string[] = [], zone = 'UTC'): Promise<HostProcess> {
  const env = { ...process.env, SHELFBRIDGE_HOME: home, TZ: zone };
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'serve.js'), '--no-open', ...options], { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stderr.on('data', (piece: Buffer) => { text += piece.toString(); });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The program did not print its address.\n${text}`)), startLimitMs);
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const address = /^Shelfbridge: (http:\S+)$/m.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => { clearTimeout(timer); reject(new Error(`The program ended with ${code}.\n${text}`)); });
  });
  return { url, pid: child.pid ?? 0, output: () => text, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

/** The processes that a process started, where the system tells (Linux); null elsewhere. */
export function childrenOf(pid: number): readonly number[] | null {
  if (!existsSync('/proc/self/stat')) return null;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      // pid (name) state parent …; the name may hold brackets
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
      return Number(fields[1]) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** The folder that a test may write to, git-ignored. */
export const artefacts = join(root, 'tests', 'artefacts');
