import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The machine in one line: figures without it say little. */
export function machineLine(): string {
  const cores = availableParallelism();
  const load = platform() === 'win32' ? '' : `, load ${loadavg()[0]!.toFixed(1)}`;
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}, Node ${process.versions.node}${load}`;
}
