/** The compiled kernels over a shared memory, for the thread that asks. */
export function kernelExports(module: WebAssembly.Module, memory: WebAssembly.Memory): Readonly<Record<string, unknown>> {
  const abort = (message: number, file: number, line: number, column: number): never => { throw new Error(`kernel abort ${message} in ${file}:${line}:${column}`); };
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports;
}
