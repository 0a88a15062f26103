import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program that does the same work: it is given one command a line and answers each with a JSON object. */
export class Peer {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    const env = { ...process.env };
    // set on some machines to mend an older OpenBLAS; the peer is to run as it comes
    for (const name of ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE', 'OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS']) delete env[name];
    this.#child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
    process.once('exit', () => this.#child.kill());
  }

  async ask(command: string): Promise<Readonly<Record<string, number>>> {
    this.#child.stdin!.write(`${command}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`the peer ended at "${command}"`);
    return JSON.parse(value) as Readonly<Record<string, number>>;
  }

  close(): void {
    this.#child.stdin!.end();
  }
}

/** Where peers are kept between runs: outside the project. */
function cacheFolder(): string {
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'shelfbridge-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
}

const here = import.meta.dirname;
const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore', timeout: 600_000 }).status === 0;

/** A Python that has the package, installed once from PyPI; null, said on the standard error, where that cannot be done. */
export function pythonWith(name: string, version: string): string | null {
  const folder = join(cacheFolder(), `${name}-${version}`);
  const python = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  const works = (): boolean => existsSync(python) && runs(python, ['-c', `import ${name}`]);
  if (works()) return python;
  if (runs('python3', ['-m', 'venv', folder]) && runs(python, ['-m', 'pip', 'install', '--quiet', `${name}==${version}`]) && works()) return python;
  process.stderr.write(`\nThe Python package ${name} ${version} cannot be had here: ours alone.\n`);
  return null;
}

/** A C++ peer of this folder, compiled for this machine once for each state of its source; null, said on the standard error, without a compiler. */
export function compiledPeer(name: string): string | null {
  const source = join(here, `${name}.cpp`);
  const options = ['-O3', '-march=native', '-fopenmp', '-std=c++17'];
  const digest = createHash('sha256').update(options.join()).update(readFileSync(source)).digest('hex').slice(0, 12);
  const program = join(cacheFolder(), `${name}-${digest}`);
  if (existsSync(program)) return program;
  if (runs('g++', [...options, source, '-o', `${program}.new`])) {
    renameSync(`${program}.new`, program);
    return program;
  }
  process.stderr.write(`\n${name}.cpp cannot be compiled here: no C++ beside it.\n`);
  return null;
}

/** implicit on the pairs of a folder; null where it cannot be had. */
export function implicitPeer(folder: string, options: { readonly factors: number; readonly alpha: number; readonly regularization: number; readonly threads: number }): Peer | null {
  const python = pythonWith('implicit', '0.7.3');
  const { factors, alpha, regularization, threads } = options;
  return python === null ? null : new Peer(python, [join(here, 'implicit_peer.py'), folder, ...[factors, alpha, regularization, threads].map(String)]);
}
